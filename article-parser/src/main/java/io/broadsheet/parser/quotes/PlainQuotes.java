package io.broadsheet.parser.quotes;

import io.broadsheet.events.Quote;
import io.broadsheet.events.Quote.Speaker;
import io.broadsheet.parser.text.Reading;
import io.broadsheet.parser.text.Scripts;
import io.broadsheet.parser.text.Span;
import io.broadsheet.parser.text.Wordlist;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Direct quotes of languages whose grammar is not read: the words in quotation marks, and as their
 * speaker the name right beside a verb of speech, else nobody.
 */
final class PlainQuotes {

  private static final Wordlist.Lists LISTS = Wordlist.lists(PlainQuotes.class, "speech.txt");
  private static final Set<String> VERBS = LISTS.get("other");
  private static final Set<String> CHINESE_VERBS = LISTS.get("chinese");
  private static final int SHORTEST = 4;
  private static final int SHORTEST_CHINESE = 8;
  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_CHINESE_NAME = 4;

  private final Reading reading;
  private final String text;

  private PlainQuotes(Reading reading) {
    this.reading = reading;
    this.text = reading.text().toString();
  }

  static List<Quote> find(Reading reading) {
    PlainQuotes plain = new PlainQuotes(reading);
    List<Quote> quotes = new ArrayList<>();
    for (Quoted marks : QuotationMarks.find(plain.text, reading.paragraphs())) {
      String words = plain.text.substring(marks.from(), marks.to());
      Span speaker = plain.speaker(marks);
      if (Scripts.words(words) >= (reading.isIn("zh") ? SHORTEST_CHINESE : SHORTEST)) {
        quotes.add(
            new Quote(
                "q" + (quotes.size() + 1),
                words,
                Quote.Type.DIRECT,
                null,
                speaker == null ? Speaker.UNKNOWN : plain.named(speaker),
                reading.evidence(marks.from(), marks.to())));
      }
    }
    return quotes;
  }

  private Speaker named(Span name) {
    return new Speaker(
        null,
        text.substring(name.from(), name.to()),
        null,
        null,
        Speaker.Status.NAMED,
        reading.evidence(name.from(), name.to()));
  }

  private @Nullable Span speaker(Quoted marks) {
    int after = marks.end();
    while (after < text.length() && " ,.，。".indexOf(text.charAt(after)) >= 0) {
      after++;
    }
    int verb = wordEnd(after);
    if (VERBS.contains(text.substring(after, verb))) {
      return nameFrom(verb + 1);
    }
    int before = marks.from() - 1;
    while (before > 0 && " :：，,\u00a0".indexOf(text.charAt(before - 1)) >= 0) {
      before--;
    }
    if (reading.isIn("zh")) {
      return chinese(before);
    }
    int from = wordStart(before);
    return VERBS.contains(text.substring(from, before)) ? nameBefore(from - 1) : null;
  }

  private @Nullable Span chinese(int end) {
    for (String verb : CHINESE_VERBS) {
      if (text.startsWith(verb, end - verb.length())) {
        int to = end - verb.length();
        int from = to;
        while (from > 0 && Character.isLetter(text.charAt(from - 1))) {
          from--;
        }
        boolean pronoun = to > from && "他她它我们".indexOf(text.charAt(from)) >= 0;
        boolean name = to > from && to - from <= LONGEST_CHINESE_NAME && !pronoun;
        return name ? new Span(from, to) : null;
      }
    }
    return null;
  }

  /** Capitalised words, from here on. */
  private @Nullable Span nameFrom(int start) {
    int end = start;
    int next = start;
    while (next < text.length() && next - start < LONGEST_NAME && isCapital(next)) {
      end = wordEnd(next);
      next = end + 1;
      if (end >= text.length() || text.charAt(end) != ' ') {
        break;
      }
    }
    return end > start ? new Span(start, end) : null;
  }

  private @Nullable Span nameBefore(int end) {
    int start = end;
    int from = end < 0 ? 0 : wordStart(end);
    while (from < start && end - from < LONGEST_NAME && isCapital(from)) {
      start = from;
      if (start == 0 || text.charAt(start - 1) != ' ') {
        break;
      }
      from = wordStart(start - 1);
    }
    return start < end ? new Span(start, end) : null;
  }

  private boolean isCapital(int at) {
    return Character.isUpperCase(text.charAt(at));
  }

  private int wordEnd(int at) {
    int end = at;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int wordStart(int at) {
    int start = at;
    while (start > 0 && isWord(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isWord(char c) {
    return Character.isLetter(c) || c == '-';
  }
}
