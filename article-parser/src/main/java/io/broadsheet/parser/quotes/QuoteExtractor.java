package io.broadsheet.parser.quotes;

import io.broadsheet.events.Quote;
import io.broadsheet.parser.text.Extractor;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Reading;
import io.broadsheet.parser.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Quotes of English texts: direct, indirect and mixed; of some other languages the direct ones. */
public final class QuoteExtractor implements Extractor<Quote> {

  @Override
  public boolean reads(Reading reading) {
    return reading.isIn("en") || isPlain(reading);
  }

  private static boolean isPlain(Reading reading) {
    return List.of("de", "fr", "es", "zh").stream().anyMatch(reading::isIn);
  }

  @Override
  public List<Quote> extract(Reading reading) {
    if (isPlain(reading)) {
      return PlainQuotes.find(reading);
    }
    String text = reading.text().toString();
    List<Quoted> marks = QuotationMarks.find(text, reading.paragraphs());
    Flow flow =
        new Flow(
            reading, marks.stream().map(quote -> new Span(quote.from(), quote.end())).toList());
    List<Act> acts = Acts.find(flow);
    DirectQuotes direct = new DirectQuotes(flow, marks, acts);
    List<Quote> quotes = new ArrayList<>();
    for (DirectQuotes.Spoken spoken : direct.whole) {
      Quoted quoted = spoken.quoted();
      quotes.add(
          new Quote(
              "",
              words(flow, quoted.from(), quoted.to()),
              Quote.Type.DIRECT,
              spoken.verb(),
              spoken.speaker(),
              reading.evidence(quoted.from(), quoted.to())));
    }
    report(flow, acts, direct, quotes);
    quotes.sort(Comparator.comparingInt(quote -> quote.evidence().start()));
    return IntStream.range(0, quotes.size())
        .mapToObj(i -> numbered(quotes.get(i), "q" + (i + 1)))
        .toList();
  }

  private static void report(Flow flow, List<Act> acts, DirectQuotes direct, List<Quote> quotes) {
    ReportedSpeech reported = new ReportedSpeech(flow);
    int lastEnd = -1;
    for (int i = 0; i < acts.size(); i++) {
      Act act = acts.get(i);
      if (direct.used.contains(act)) {
        continue;
      }
      Act next = i + 1 < acts.size() ? acts.get(i + 1) : null;
      ReportedSpeech.Clause clause = reported.of(act, next);
      if (clause == null && SpeechVerbs.QUOTING.contains(act.printed())) {
        clause = reported.fragment(act);
      }
      if (clause == null || clause.first() < lastEnd || holdsWhole(flow, direct, clause)) {
        continue;
      }
      lastEnd = clause.last();
      int from = flow.token(clause.first()).from();
      int to = flow.token(clause.last() - 1).to();
      boolean marks = IntStream.range(clause.first(), clause.last()).anyMatch(flow::isQuoted);
      quotes.add(
          new Quote(
              "",
              withoutActs(flow, clause, acts.subList(i, Math.min(acts.size(), i + 4))),
              marks ? Quote.Type.MIXED : Quote.Type.INDIRECT,
              act.printed(),
              act.speaker(),
              flow.reading().evidence(from, to)));
    }
  }

  private static boolean holdsWhole(Flow flow, DirectQuotes direct, ReportedSpeech.Clause clause) {
    int from = flow.token(clause.first()).from();
    int to = flow.token(clause.last() - 1).to();
    int low = 0;
    int high = direct.whole.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (direct.whole.get(middle).quoted().to() <= from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < direct.whole.size() && direct.whole.get(low).quoted().from() < to;
  }

  /** What is said, without a "she added" set in between. */
  private static String withoutActs(Flow flow, ReportedSpeech.Clause clause, List<Act> acts) {
    StringBuilder words = new StringBuilder();
    int at = clause.first();
    for (Act act : acts) {
      boolean inside = act.first() > at && act.last() <= clause.last();
      if (inside && isSetOff(flow, act, clause.last())) {
        words.append(words(flow, flow.token(at).from(), flow.token(act.first() - 1).from()));
        words.append(' ');
        at = flow.word(act.last()).equals(",") ? act.last() + 1 : act.last();
      }
    }
    if (at < clause.last()) {
      words.append(words(flow, flow.token(at).from(), flow.token(clause.last() - 1).to()));
    }
    return words.toString().strip();
  }

  private static boolean isSetOff(Flow flow, Act act, int last) {
    String before = flow.word(act.first() - 1);
    boolean opened = before.equals(",") || flow.isQuoted(act.first() - 1);
    return opened && (act.last() >= last || flow.word(act.last()).equals(","));
  }

  /** The words of a span without quotation marks. */
  private static String words(Flow flow, int from, int to) {
    String text = flow.reading().text().toString();
    StringBuilder words = new StringBuilder();
    int at = from;
    for (int i = flow.at(from); i < flow.size() && flow.token(i).from() < to; i++) {
      if ("“”\"«»„".contains(flow.word(i))) {
        words.append(text, at, flow.token(i).from());
        at = flow.token(i).to();
      }
    }
    String plain = words.append(text, at, Math.max(at, to)).toString().strip();
    return plain.endsWith(",") ? plain.substring(0, plain.length() - 1) : plain;
  }

  private static Quote numbered(Quote quote, String id) {
    return new Quote(
        id, quote.text(), quote.type(), quote.verb(), quote.speaker(), quote.evidence());
  }
}
