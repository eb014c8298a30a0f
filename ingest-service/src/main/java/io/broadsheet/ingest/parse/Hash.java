package io.broadsheet.ingest.parse;

import io.broadsheet.events.Article;
import io.broadsheet.events.Original;
import io.broadsheet.events.Sha256;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** A SHA-256, small: the stage keeps two for every article. */
record Hash(long a, long b, long c, long d) {

  /** Of what makes a new version when it changes: title, byline and text. */
  static Hash of(Article article) {
    var byline = article.metadata().byline();
    return parse(
        Sha256.ofFields(
            article.metadata().title(),
            byline == null ? null : byline.raw(),
            article.body().text()));
  }

  static Hash of(Original o) {
    return parse(
        Sha256.ofFields(
            o.url(),
            o.key(),
            o.source(),
            o.html(),
            o.text(),
            o.title(),
            o.byline(),
            o.published(),
            o.language()));
  }

  static Hash parse(String hex) {
    ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    return new Hash(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
  }

  @Override
  public String toString() {
    return "%016x%016x%016x%016x".formatted(a, b, c, d);
  }
}
