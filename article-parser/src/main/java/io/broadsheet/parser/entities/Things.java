package io.broadsheet.parser.entities;

import io.broadsheet.events.Entity.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers names that mean the same thing: "Zhou" and "Zhou Jingren", a company and its legal name.
 */
final class Things {

  private static final int LONGEST_SHORT_FORM = 9;

  private final Map<String, Thing> byKey = new LinkedHashMap<>();

  private final KnownNames knownNames;

  private Things(KnownNames knownNames) {
    this.knownNames = knownNames;
  }

  static List<Thing> gather(List<Name> names, KnownNames knownNames) {
    Things things = new Things(knownNames);
    names.forEach(things::add);
    things.joinShortForms();
    things.joinInitials();
    List<Thing> gathered = new ArrayList<>(things.byKey.values());
    gathered.sort(Comparator.comparingInt(Thing::from));
    return gathered;
  }

  private void add(Name name) {
    Gazetteer.Entry known = knownNames.meant(name);
    String core = core(name.words());
    if (known == null && !core.equals(name.text())) {
      known = Gazetteer.find(core);
      if (known != null && known.type() != Type.ORGANIZATION) {
        known = null;
      }
    }
    String key = known != null ? known.type() + ":" + known.name() : core;
    Gazetteer.Entry entry = known;
    byKey.computeIfAbsent(key, k -> new Thing(entry, knownNames.versions())).add(name);
  }

  /** The name without legal forms at its end. */
  static String core(List<String> words) {
    int end = words.size();
    while (end > 1 && Lexicon.LEGAL.contains(words.get(end - 1))) {
      end--;
    }
    if (end > 1 && words.get(end - 1).equals("&")) {
      end--;
    }
    return String.join(" ", words.subList(0, end));
  }

  private void joinShortForms() {
    // Longer things by what they begin with and by their last words, so that joining stays linear.
    Map<List<String>, List<Thing>> byBegin = new HashMap<>();
    Map<String, List<Thing>> byLast = new HashMap<>();
    // "De Simone" of "Martin De Simone", "Opus 6" of "Claude Opus 6"
    Map<List<String>, Thing> bySuffix = new HashMap<>();
    Set<Thing> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Thing thing : byKey.values()) {
      List<String> words = thing.words();
      for (int length = 1; length < Math.min(words.size(), LONGEST_SHORT_FORM); length++) {
        byBegin.computeIfAbsent(words.subList(0, length), k -> new ArrayList<>()).add(thing);
      }
      boolean suffix = thing.type() == Type.PERSON || thing.type() == Type.MODEL;
      int most = suffix ? Math.min(words.size() - 1, LONGEST_SHORT_FORM) : 0;
      for (int from = 1; from < most; from++) {
        bySuffix.putIfAbsent(words.subList(from, words.size()), thing);
      }
      if (words.size() > 1) {
        byLast.computeIfAbsent(words.get(words.size() - 1), k -> new ArrayList<>()).add(thing);
      }
    }
    for (Map.Entry<String, Thing> entry : List.copyOf(byKey.entrySet())) {
      Thing shorter = entry.getValue();
      Thing longer = longerFormOf(shorter, byBegin, byLast, bySuffix);
      if (longer != null && !gone.contains(longer)) {
        longer.absorb(shorter);
        byKey.remove(entry.getKey());
        gone.add(shorter);
      }
    }
  }

  /** "OBR" of the Office for Budget Responsibility, "TNO" where it stands in brackets behind. */
  private void joinInitials() {
    Map<String, Optional<Thing>> bracketed = new HashMap<>();
    Map<String, Optional<Thing>> initials = new HashMap<>();
    for (Thing thing : byKey.values()) {
      if (thing.type() == Type.ORGANIZATION) {
        thing.bracketed().forEach(letters -> bearer(bracketed, letters, thing));
        thing.initials().forEach(letters -> bearer(initials, letters, thing));
      }
    }
    initials.forEach(bracketed::putIfAbsent);
    for (Map.Entry<String, Thing> entry : List.copyOf(byKey.entrySet())) {
      Thing shorter = entry.getValue();
      Thing longer = bracketed.getOrDefault(shorter.letters(), Optional.empty()).orElse(null);
      boolean firm = shorter.known == null && shorter.type() == Type.ORGANIZATION;
      if (firm && longer != null && longer.letters() == null) {
        longer.absorb(shorter);
        byKey.remove(entry.getKey());
      }
    }
  }

  /** Nothing once there are two: "AMA" of two associations is neither's. */
  private static void bearer(Map<String, Optional<Thing>> bearers, String letters, Thing thing) {
    bearers.merge(letters, Optional.of(thing), (one, other) -> Optional.empty());
  }

  private static @Nullable Thing longerFormOf(
      Thing shorter,
      Map<List<String>, List<Thing>> byBegin,
      Map<String, List<Thing>> byLast,
      Map<List<String>, Thing> bySuffix) {
    if (shorter.known != null) {
      return null;
    }
    List<String> words = shorter.words();
    String first = words.get(0);
    // A place's name is that of persons and firms too, and means itself where it is a place.
    boolean place = shorter.type() == Type.PLACE;
    if (words.size() == 1 && !(place && shorter.isWhere())) {
      Thing person = person(shorter, byLast.getOrDefault(first, List.of()));
      if (person == null) {
        person = person(shorter, byBegin.getOrDefault(words, List.of()));
      }
      if (person != null) {
        return person;
      }
      // "The Times" after "The New York Times".
      List<Thing> ending = byLast.getOrDefault(first, List.of());
      if (!place && Lexicon.ORGANIZATION_ENDINGS.contains(first) && !ending.isEmpty()) {
        return ending.get(0);
      }
    }
    Thing whole = words.size() > 1 ? bySuffix.get(words) : null;
    if (whole != null && whole.type() == shorter.type()) {
      return whole;
    }
    Thing longer = calledByLast(shorter, byLast);
    if (longer != null) {
      return longer;
    }
    Thing found = null;
    for (Thing candidate : byBegin.getOrDefault(words, List.of())) {
      if (!place && candidate != shorter && isCalled(candidate, shorter)) {
        if (found != null) {
          return null;
        }
        found = candidate;
      }
    }
    return found;
  }

  /** "City" after "Marlow City", "K3" after "Kimi K3", "Lilly" after "Eli Lilly". */
  private static @Nullable Thing calledByLast(Thing shorter, Map<String, List<Thing>> byLast) {
    String word = shorter.words().get(0);
    List<Thing> ending =
        shorter.words().size() > 1 ? List.of() : byLast.getOrDefault(word, List.of());
    Thing longer = ending.size() == 1 ? ending.get(0) : null;
    if (longer == null || longer.from() > shorter.from()) {
      return null;
    }
    boolean person = shorter.type() == Type.PERSON && longer.known != null;
    boolean firm = person || shorter.type() == Type.ORGANIZATION;
    boolean model = longer.type() == Type.MODEL && Versions.isNumbered(word);
    return model || firm && longer.type() == Type.ORGANIZATION ? longer : null;
  }

  /** An organization is called by its first words after its whole name, or without its form. */
  private static boolean isCalled(Thing candidate, Thing shorter) {
    List<String> words = candidate.words();
    boolean form =
        words.subList(shorter.words().size(), words.size()).stream()
            .allMatch(w -> Lexicon.LEGAL.contains(w) || Lexicon.ORGANIZATION_ENDINGS.contains(w));
    return candidate.type() == Type.ORGANIZATION && (form || candidate.from() < shorter.from());
  }

  /** The person of that name who was spoken of last before, else first after. */
  private static @Nullable Thing person(Thing shorter, List<Thing> candidates) {
    Thing best = null;
    for (Thing candidate : candidates) {
      if (candidate != shorter && candidate.type() == Type.PERSON) {
        boolean before = candidate.from() < shorter.from();
        if (best == null || before) {
          best = candidate;
        }
      }
    }
    return best;
  }
}
