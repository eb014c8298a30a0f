package io.broadsheet.parser.entities;

import io.broadsheet.events.Entity;
import io.broadsheet.events.Entity.Type;
import io.broadsheet.parser.text.Extractor;
import io.broadsheet.parser.text.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entities of English texts: a classifier finds the names, rules tell which are one thing. */
public final class EntityExtractor implements Extractor<Entity> {

  private final TokenClassifier classifier;

  /** With the parser's own classifier. */
  public EntityExtractor() {
    this(OwnClassifier.INSTANCE);
  }

  /** With another classifier; its kinds are PER, ORG, LOC and PRODUCT, others are left. */
  public EntityExtractor(TokenClassifier classifier) {
    this.classifier = classifier;
  }

  @Override
  public boolean reads(Reading reading) {
    return reading.isIn("en");
  }

  @Override
  public List<Entity> extract(Reading reading) {
    KnownNames knownNames = new KnownNames(reading);
    List<Name> names = new NameFinder(classifier, reading, knownNames).find();
    knownNames.heed(names);
    List<Thing> things = Things.gather(names, knownNames);
    Map<String, String> ids = new HashMap<>();
    for (int i = 0; i < things.size(); i++) {
      String id = "e" + (i + 1);
      Thing thing = things.get(i);
      ids.putIfAbsent(
          thing.known == null ? Things.core(thing.mentions.get(0).words()) : thing.known.name(),
          id);
    }
    List<Entity> entities = new ArrayList<>();
    for (int i = 0; i < things.size(); i++) {
      entities.add(entity("e" + (i + 1), things.get(i), ids, reading));
    }
    return entities;
  }

  private static Entity entity(String id, Thing thing, Map<String, String> ids, Reading reading) {
    Type type = thing.type();
    return new Entity(
        id,
        type,
        thing.name(),
        thing.aliases(),
        thing.known == null ? null : thing.known.wikidata(),
        thing.known == null ? null : thing.known.ticker(),
        partOf(id, type, thing, ids),
        salience(thing, reading),
        thing.mentions.stream().map(name -> reading.evidence(name.from(), name.to())).toList());
  }

  /** The parent that the gazetteer knows, or the organization whose name begins this one's. */
  private static @Nullable String partOf(
      String id, Type type, Thing thing, Map<String, String> ids) {
    String parent = null;
    if (thing.known != null) {
      parent = thing.known.partOf() == null ? null : ids.get(thing.known.partOf());
    } else if (type == Type.ORGANIZATION) {
      List<String> words = thing.mentions.get(0).words();
      for (int end = words.size() - 1; end > 0 && parent == null; end--) {
        String head = String.join(" ", words.subList(0, end));
        Gazetteer.Entry known = Gazetteer.find(head);
        if (known != null && known.type() == Type.ORGANIZATION) {
          parent = ids.get(known.name());
        }
      }
    }
    return id.equals(parent) ? null : parent;
  }

  /** More mentions, an early one and one in the title weigh; 1 is never quite reached. */
  private static double salience(Thing thing, Reading reading) {
    double length = Math.max(1, reading.text().length());
    double early = 1 - thing.from() / length;
    double often = 1 - 1.0 / (1 + thing.mentions.size());
    boolean titled =
        reading.title() != null
            && thing.mentions.stream().anyMatch(name -> reading.title().contains(name.text()));
    double salience = 0.45 * often + 0.3 * early + (titled ? 0.25 : 0);
    return Math.round(salience * 1000) / 1000.0;
  }
}
