package io.broadsheet.parser.gist;

import io.broadsheet.events.Facts.Topic;
import io.broadsheet.parser.text.Extractor;
import io.broadsheet.parser.text.Reading;
import io.broadsheet.parser.text.Wordlist;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The top-level IPTC Media Topics of English texts, by lists of the words that tell of each: a word
 * counts by the logarithm of how often it stands there, one in the title twice more.
 */
public final class TopicExtractor implements Extractor<Topic> {

  private static final String SCHEME = "http://cv.iptc.org/newscodes/mediatopic/";
  private static final int STRONG = 3;
  private static final int MOST = 3;
  private static final int SHORTEST_PREFIX = 4;
  private static final double LEAST_SCORE = 6;
  private static final double LEAST_SHARE = 0.15;
  private static final double SURE = 25;

  private record Sign(int topic, int weight) {}

  private static final List<String> CODES = new ArrayList<>();
  private static final List<String> NAMES = new ArrayList<>();
  private static final Map<String, List<Sign>> SIGNS = new HashMap<>();

  static {
    for (String line : Wordlist.lines(TopicExtractor.class, "topics.txt")) {
      String[] fields = line.split("\\|");
      int topic = CODES.indexOf(fields[0]);
      if (topic < 0) {
        topic = CODES.size();
        CODES.add(fields[0]);
        NAMES.add(fields[1]);
      }
      for (String word : fields[2].strip().split(" ")) {
        boolean strong = word.startsWith("+");
        String sign = strong ? word.substring(1) : word;
        SIGNS
            .computeIfAbsent(sign, key -> new ArrayList<>())
            .add(new Sign(topic, strong ? STRONG : 1));
      }
    }
  }

  @Override
  public boolean reads(Reading reading) {
    return reading.isIn("en");
  }

  @Override
  public List<Topic> extract(Reading reading) {
    Map<String, Integer> counts = Terms.count(reading);
    if (reading.title() != null) {
      for (String word : reading.title().split("[^\\p{L}]")) {
        counts.computeIfPresent(Terms.stem(word), (key, count) -> count + 2);
      }
    }
    double[] scores = new double[CODES.size()];
    double total = 0;
    for (Map.Entry<String, Integer> word : counts.entrySet()) {
      for (Sign sign : signs(word.getKey())) {
        double score = sign.weight() * (1 + Math.log(word.getValue()));
        scores[sign.topic()] += score;
        total += score;
      }
    }
    List<Topic> topics = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] >= LEAST_SCORE && scores[i] >= LEAST_SHARE * total) {
        double confidence = Math.sqrt(scores[i] / total * Math.min(1, scores[i] / SURE));
        topics.add(new Topic(SCHEME + CODES.get(i), NAMES.get(i), rounded(confidence)));
      }
    }
    topics.sort(Comparator.comparingDouble(Topic::confidence).reversed());
    return List.copyOf(topics.subList(0, Math.min(MOST, topics.size())));
  }

  /** What a word tells, whole or by its longest beginning: "econom-". */
  private static List<Sign> signs(String word) {
    @Nullable List<Sign> signs = SIGNS.get(word);
    for (int end = word.length(); signs == null && end >= SHORTEST_PREFIX; end--) {
      signs = SIGNS.get(word.substring(0, end) + "-");
    }
    return signs == null ? List.of() : signs;
  }

  static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
