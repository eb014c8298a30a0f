package io.broadsheet.parser.entities;

import io.broadsheet.events.Entity.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One thing while its mentions are being gathered. */
final class Thing {

  final Gazetteer.@Nullable Entry known;
  final List<Name> mentions = new ArrayList<>();
  private final Map<Type, Integer> weights = new EnumMap<>(Type.class);

  Thing(Gazetteer.@Nullable Entry known) {
    this.known = known;
  }

  void add(Name name) {
    mentions.add(name);
    Kinds.weigh(name).forEach((type, weight) -> weights.merge(type, weight, Integer::sum));
  }

  void absorb(Thing other) {
    mentions.addAll(other.mentions);
    mentions.sort(Comparator.comparingInt(Name::from));
    other.weights.forEach((type, weight) -> weights.merge(type, weight, Integer::sum));
  }

  /** What it is; nothing where nothing tells. */
  @Nullable Type type() {
    if (known != null) {
      return known.type();
    }
    Type best = null;
    int most = 0;
    for (Map.Entry<Type, Integer> weight : weights.entrySet()) {
      if (weight.getValue() > most) {
        best = weight.getKey();
        most = weight.getValue();
      }
    }
    if (best != null) {
      return best;
    }
    boolean several = mentions.get(0).length() > 1;
    return several || mentions.size() > 1 ? Type.ORGANIZATION : null;
  }

  /** The longest name that the article uses; among equals the first. */
  String name() {
    String longest = mentions.get(0).text();
    for (Name mention : mentions) {
      if (mention.text().length() > longest.length()) {
        longest = mention.text();
      }
    }
    return longest;
  }

  /** Other names that the article uses. */
  List<String> aliases() {
    String name = name();
    Set<String> others = new LinkedHashSet<>();
    mentions.stream().map(Name::text).filter(text -> !text.equals(name)).forEach(others::add);
    return List.copyOf(others);
  }

  int from() {
    return mentions.get(0).from();
  }
}
