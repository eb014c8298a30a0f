package io.broadsheet.query.entities;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.broadsheet.query.store.Entities.Month;
import io.broadsheet.query.store.Entities.Profile;
import io.broadsheet.query.store.Entities.Together;
import io.broadsheet.query.store.Lists;
import io.broadsheet.query.store.Lists.Facts;
import io.broadsheet.query.store.Lists.Line;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * All about one entity.
 *
 * @param timeline newest month first
 * @param together who is named beside it
 */
record EntityPage(
    @JsonUnwrapped EntityLine entity,
    List<Month> timeline,
    List<Beside> together,
    @JsonRawValue @Schema(ref = "QuoteRows") String quotes,
    @JsonRawValue @Schema(ref = "FigureRows") String figures,
    @JsonRawValue @Schema(ref = "ClaimRows") String claims) {

  static EntityPage of(Profile profile, Lists lists) {
    return new EntityPage(
        EntityLine.of(profile.entity()),
        profile.timeline(),
        profile.together().stream().map(Beside::of).toList(),
        rows(Facts.QUOTES, profile, lists),
        rows(Facts.FIGURES, profile, lists),
        rows(Facts.CLAIMS, profile, lists));
  }

  private static String rows(Facts kind, Profile profile, Lists lists) {
    List<Line> facts = lists.facts(kind, profile.facts().getOrDefault(kind, List.of()));
    return new String(Line.joined("[", facts, ",", "]"), UTF_8);
  }

  /** Another entity, and how many of the newest articles, of how many origins, name both. */
  record Beside(
      UUID id, String type, String name, int articles, int origins, Map<String, String> links) {

    static Beside of(Together other) {
      return new Beside(
          other.id(),
          other.type(),
          other.name(),
          other.articles(),
          other.origins(),
          EntityLine.links(other.id(), Stream.of(other.name())));
    }
  }
}
