package io.broadsheet.query.index;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/** All terms that some documents have. Most that they have not are told from it in nanoseconds. */
final class TermSet {

  private static final int BITS = 1 << 18;

  private final Set<Term> terms = new HashSet<>();
  private final BitSet hashes = new BitSet(BITS);

  TermSet(IndexSearcher documents) throws IOException {
    for (LeafReaderContext leaf : documents.getLeafContexts()) {
      for (FieldInfo field : leaf.reader().getFieldInfos()) {
        Terms of = leaf.reader().terms(field.name);
        TermsEnum each = of == null ? TermsEnum.EMPTY : of.iterator();
        while (each.next() != null) {
          Term term = new Term(field.name, BytesRef.deepCopyOf(each.term()));
          terms.add(term);
          hashes.set(bit(term.hashCode()));
        }
      }
    }
  }

  private static int bit(int hash) {
    return hash & BITS - 1;
  }

  /**
   * @param hash the term's, which costs more than the look
   */
  boolean contains(Term term, int hash) {
    return hashes.get(bit(hash)) && terms.contains(term);
  }
}
