package io.broadsheet.benchmarks;

import io.broadsheet.events.QualityCard.Interval;
import io.broadsheet.events.QualityCard.Peer;
import io.broadsheet.events.QualityCard.Task;
import io.broadsheet.events.Sha256;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Scores by the site, document or sentence that they hang together in. */
final class Tally {

  private static final int SAMPLES = 2_000;
  private static final int FEW = 20;

  private final Map<String, Score> groups = new LinkedHashMap<>();

  void add(String group, Score score) {
    groups.merge(group, score, Score::plus);
  }

  Score sum() {
    return sum(groups.values());
  }

  private static Score sum(Collection<Score> scores) {
    return scores.stream().reduce(Score.NONE, Score::plus);
  }

  Task task(String name, String set, String sha256, Map<String, Tally> peersHere) {
    Goals goals = Goals.of(name, set);
    List<Peer> peers = goals.peers();
    peersHere.forEach(
        (peer, tally) -> peers.add(new Peer(peer, rounded(tally.sum().f1()), tally.interval())));
    return new Task(
        name,
        set,
        (int) sum().wanted(),
        sha256,
        rounded(sum().f1()),
        interval(),
        groups.size() < FEW ? List.of() : List.of(half(0), half(1)),
        peers,
        goals.goal());
  }

  /** Of the groups whose name's hash ends so: no rule knows which half it was made beside. */
  private double half(int odd) {
    return rounded(
        sum(groups.entrySet().stream()
                .filter(group -> digit(Sha256.of(group.getKey())) % 2 == odd)
                .map(Map.Entry::getValue)
                .toList())
            .f1());
  }

  private static int digit(String hash) {
    return Character.digit(hash.charAt(hash.length() - 1), 16);
  }

  /** Between which values the score lies in 95 of 100 draws of as many groups, with repeats. */
  private @Nullable Interval interval() {
    if (groups.size() < FEW) {
      return null;
    }
    List<Score> all = List.copyOf(groups.values());
    Random random = new Random(1);
    double[] draws = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      Score drawn = Score.NONE;
      for (int group = 0; group < all.size(); group++) {
        drawn = drawn.plus(all.get(random.nextInt(all.size())));
      }
      draws[i] = drawn.f1();
    }
    Arrays.sort(draws);
    return new Interval(rounded(draws[SAMPLES / 40]), rounded(draws[SAMPLES - SAMPLES / 40]));
  }

  private static double rounded(double score) {
    return Math.round(score * 1_000) / 1_000.0;
  }
}
