package io.broadsheet.parser.quotes;

import io.broadsheet.events.Quote.Speaker;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Scripts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives whole quotes in quotation marks to the acts beside them; fragments are left to reports. */
final class DirectQuotes {

  /** A quote with its speaker, before it has an id. */
  record Spoken(Quoted quoted, Speaker speaker, @Nullable String verb) {}

  private static final Set<String> JOINS = Set.of("and", "but", "while");
  private static final int SHORTEST_WITHOUT_SPEAKER = 4;

  private final Flow flow;
  private final List<Quoted> quoted;
  private final List<Act> acts;
  final List<Spoken> whole = new ArrayList<>();
  final Set<Act> used = new HashSet<>();

  DirectQuotes(Flow flow, List<Quoted> quoted, List<Act> acts) {
    this.flow = flow;
    this.quoted = quoted;
    this.acts = acts;
    Spoken previous = null;
    for (int q = 0; q < quoted.size(); q++) {
      Spoken spoken = read(q, previous);
      if (spoken != null) {
        whole.add(spoken);
        previous = spoken;
      }
    }
  }

  private @Nullable Spoken read(int q, @Nullable Spoken previous) {
    Quoted marks = quoted.get(q);
    int inside = flow.at(marks.from());
    int after = flow.at(marks.end());
    if (inside >= flow.size() || after <= inside) {
      return null;
    }
    int open = inside - 1;
    if (isFragment(marks, open)) {
      return null;
    }
    Act act = actAfter(q, marks, after);
    if (act != null) {
      used.add(act);
      return new Spoken(marks, act.speaker(), act.printed().isEmpty() ? null : act.printed());
    }
    boolean opensSentence = open <= flow.begin(flow.sentence(inside));
    act = opensSentence ? null : actBefore(open);
    if (act != null) {
      if (!isWhole(marks, open, act)) {
        return null;
      }
      used.add(act);
      return new Spoken(marks, act.speaker(), act.printed().isEmpty() ? null : act.printed());
    }
    String words = flow.reading().text().toString().substring(marks.from(), marks.to());
    int length = Scripts.words(words);
    boolean cut = length >= SHORTEST_WITHOUT_SPEAKER && flow.word(after - 2).equals(",");
    if (!opensSentence || !endsSentence(marks) && !cut) {
      return null;
    }
    if (previous != null && continues(previous, inside, after)) {
      return new Spoken(marks, previous.speaker(), null);
    }
    Act before = introduced(inside, after);
    if (before != null) {
      return new Spoken(marks, before.speaker(), null);
    }
    return length < SHORTEST_WITHOUT_SPEAKER ? null : new Spoken(marks, Speaker.UNKNOWN, null);
  }

  /** Some words of a reported clause: said the day was “a sad one,” ... */
  private boolean isFragment(Quoted marks, int open) {
    boolean small =
        Character.isLowerCase(flow.reading().text().toString().codePointAt(marks.from()));
    boolean opens = open <= flow.begin(flow.sentence(open));
    Act before = opens || !small ? null : actBefore(open);
    return before != null
        && SpeechVerbs.reports(before.printed())
        && before.verb() < open - 1
        && !",:".contains(flow.word(open - 1));
  }

  /** “...,” said X; “...,” X said; “...?” X asked. */
  private @Nullable Act actAfter(int q, Quoted marks, int after) {
    char last = flow.reading().text().toString().charAt(lastInside(marks));
    boolean comma = flow.word(after).equals(",");
    boolean open = ",?!…—–-".indexOf(last) >= 0 || comma || Character.isLetterOrDigit(last);
    if (!open || after >= flow.size() || flow.paragraph(after) != flow.paragraph(after - 1)) {
      return null;
    }
    int start = comma ? after + 1 : after;
    if (JOINS.contains(flow.lower(start))) {
      // "called it “a shame,” and his lawyer said": another clause.
      return null;
    }
    int limit = flow.end(flow.sentence(Math.min(start, flow.size() - 1)));
    if (q + 1 < quoted.size()) {
      limit = Math.min(limit, flow.at(quoted.get(q + 1).from()));
    }
    for (Act act : actsFrom(start)) {
      if (act.verb() >= limit) {
        return null;
      }
      boolean fragment = Character.isLetterOrDigit(last) && !comma;
      boolean beside = act.first() <= start + 1;
      if (beside && !fragment && act.form() != Act.Form.GOING_ON) {
        return act;
      }
    }
    return null;
  }

  /**
   * The last char inside the marks, and inside those of a quote at its end; the comma included that
   * the quote's span leaves out.
   */
  private int lastInside(Quoted quoted) {
    String text = flow.reading().text().toString();
    int last = quoted.end() - 2;
    while (last > quoted.from() && "'’”".indexOf(text.charAt(last)) >= 0) {
      last--;
    }
    return Math.max(quoted.from(), last);
  }

  private @Nullable Act actBefore(int open) {
    int start = flow.begin(flow.sentence(open));
    Act found = null;
    for (Act act : actsFrom(start)) {
      if (act.verb() >= open) {
        break;
      }
      found = act;
    }
    return found;
  }

  /** Acts whose verb stands at or after a token, by binary search. */
  private List<Act> actsFrom(int token) {
    int first = indexFrom(token);
    return acts.subList(first, Math.min(acts.size(), first + 6));
  }

  private int indexFrom(int token) {
    int low = 0;
    int high = acts.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (acts.get(middle).verb() < token) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether the marks hold all that is said, not some words of a reported clause. */
  private boolean isWhole(Quoted quoted, int open, Act act) {
    String before = flow.word(open - 1);
    boolean apart = before.equals(",") || before.equals(":");
    boolean capital =
        Character.isUpperCase(flow.reading().text().toString().codePointAt(quoted.from()));
    return apart && (capital || endsSentence(quoted) || open - 1 <= act.last())
        || capital && endsSentence(quoted)
        || open == act.verb() + 1 && endsSentence(quoted);
  }

  private boolean endsSentence(Quoted quoted) {
    String text = flow.reading().text().toString();
    char last = text.charAt(lastInside(quoted));
    char following = quoted.end() < text.length() ? text.charAt(quoted.end()) : ' ';
    return ".?!…".indexOf(last) >= 0 || following == '.';
  }

  /** The same speaker goes on: in the same paragraph, or in one that is nothing but a quote. */
  private boolean continues(Spoken previous, int inside, int after) {
    int gap = flow.paragraph(inside) - flow.paragraph(flow.at(previous.quoted().from()));
    int closing = flow.at(previous.quoted().end());
    int between = flow.paragraph(inside) - flow.paragraph(Math.max(0, closing - 1));
    return gap == 0 || between == 0 || between == 1 && isAlone(inside, after);
  }

  /** The paragraph is the quote alone, and the one before says who is speaking. */
  private @Nullable Act introduced(int inside, int after) {
    if (!isAlone(inside, after)) {
      return null;
    }
    int before = indexFrom(inside) - 1;
    boolean adjoining =
        before >= 0 && flow.paragraph(acts.get(before).verb()) == flow.paragraph(inside) - 1;
    while (adjoining && before > 0 && Acts.isNested(flow, acts.get(before - 1), acts.get(before))) {
      before--;
    }
    return adjoining ? acts.get(before) : null;
  }

  private boolean isAlone(int inside, int after) {
    int paragraph = flow.paragraph(inside);
    boolean first = inside < 2 || flow.paragraph(inside - 2) != paragraph;
    boolean last = after >= flow.size() || flow.paragraph(after) != flow.paragraph(after - 1);
    return first && last;
  }
}
