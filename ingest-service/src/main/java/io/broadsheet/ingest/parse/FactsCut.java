package io.broadsheet.ingest.parse;

import io.broadsheet.events.Claim;
import io.broadsheet.events.Entity;
import io.broadsheet.events.Evidence;
import io.broadsheet.events.Facts;
import io.broadsheet.events.Quote;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts that lost some of their number: what is left refers only to what is left. */
final class FactsCut {

  private FactsCut() {}

  /** Only what lies wholly before this code point. */
  static Facts before(Facts facts, int end) {
    Predicate<Evidence> in = evidence -> evidence.end() <= end;
    List<Entity> entities =
        facts.entities().stream()
            .map(entity -> with(entity, entity.mentions().stream().filter(in).toList()))
            .filter(Objects::nonNull)
            .toList();
    return consistent(
        new Facts(
            facts.entities(),
            facts.quotes().stream()
                .filter(quote -> in.test(quote.evidence()) && speaks(quote.speaker(), in))
                .toList(),
            facts.figures().stream().filter(figure -> in.test(figure.evidence())).toList(),
            facts.dates().stream().filter(date -> in.test(date.evidence())).toList(),
            facts.claims().stream()
                .filter(
                    claim ->
                        in.test(claim.evidence())
                            && in.test(claim.subject().evidence())
                            && in.test(claim.object().evidence()))
                .toList(),
            facts.topics(),
            facts.keyphrases(),
            facts.summary().stream().filter(in).toList(),
            facts.fingerprint(),
            facts.blocks()),
        entities);
  }

  /** With these entities alone; references to others are taken out. */
  static Facts consistent(Facts facts, List<Entity> entities) {
    Set<String> ids = entities.stream().map(Entity::id).collect(Collectors.toSet());
    return new Facts(
        entities.stream()
            .map(e -> e.partOf() == null || ids.contains(e.partOf()) ? e : whole(e))
            .toList(),
        facts.quotes().stream().map(quote -> known(quote, ids)).toList(),
        facts.figures(),
        facts.dates(),
        facts.claims().stream()
            .map(
                c ->
                    new Claim(
                        c.id(),
                        known(c.subject(), ids),
                        c.relation(),
                        known(c.object(), ids),
                        c.dimension(),
                        c.attributedTo(),
                        c.hedged(),
                        c.negated(),
                        c.evidence()))
            .toList(),
        facts.topics(),
        facts.keyphrases(),
        facts.summary(),
        facts.fingerprint(),
        facts.blocks());
  }

  /** How many items each array has less, by its name. */
  static void count(Facts before, Facts after, Map<String, Integer> dropped) {
    less("entities", before.entities(), after.entities(), dropped);
    less("quotes", before.quotes(), after.quotes(), dropped);
    less("figures", before.figures(), after.figures(), dropped);
    less("dates", before.dates(), after.dates(), dropped);
    less("claims", before.claims(), after.claims(), dropped);
    less("topics", before.topics(), after.topics(), dropped);
    less("keyphrases", before.keyphrases(), after.keyphrases(), dropped);
    less("summary", before.summary(), after.summary(), dropped);
  }

  static void less(String name, List<?> before, List<?> after, Map<String, Integer> dropped) {
    if (after.size() < before.size()) {
      dropped.merge(name, before.size() - after.size(), Integer::sum);
    }
  }

  private static @Nullable Entity with(Entity e, List<Evidence> mentions) {
    return mentions.isEmpty()
        ? null
        : new Entity(
            e.id(),
            e.type(),
            e.name(),
            e.aliases(),
            e.wikidata(),
            e.ticker(),
            e.partOf(),
            e.salience(),
            mentions);
  }

  private static Entity whole(Entity e) {
    return new Entity(
        e.id(),
        e.type(),
        e.name(),
        e.aliases(),
        e.wikidata(),
        e.ticker(),
        null,
        e.salience(),
        e.mentions());
  }

  private static boolean speaks(Quote.Speaker speaker, Predicate<Evidence> in) {
    return speaker.evidence() == null || in.test(speaker.evidence());
  }

  private static Quote known(Quote q, Set<String> ids) {
    Quote.Speaker s = q.speaker();
    return s.entity() == null || ids.contains(s.entity())
        ? q
        : new Quote(
            q.id(),
            q.text(),
            q.type(),
            q.verb(),
            new Quote.Speaker(null, s.name(), s.role(), s.organization(), s.status(), s.evidence()),
            q.evidence());
  }

  private static Claim.Part known(Claim.Part part, Set<String> ids) {
    return part.entity() == null || ids.contains(part.entity())
        ? part
        : new Claim.Part(part.text(), null, part.evidence());
  }
}
