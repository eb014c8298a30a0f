package io.broadsheet.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.events.Article;
import io.broadsheet.events.ArticleText;
import io.broadsheet.events.ArticleVersion;
import io.broadsheet.events.Articles;
import io.broadsheet.events.Entity;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.EventSchema;
import io.broadsheet.events.Evidence;
import io.broadsheet.events.Facts;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Quote;
import io.broadsheet.events.Truncation;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;

class EventBoundsTest {

  @Test
  void leavesAloneWhatFits() {
    ArticleVersion version = version(Articles.small());
    assertThat(EventBounds.fit(version)).isSameAs(version);
  }

  @Test
  void cutsTextByCodePointsAndDropsTheFactsBehind() {
    Article article =
        ComparisonTest.article("T", "In front 1 percent. " + "x".repeat(299_990) + " 2 percent");
    ArticleVersion cut = EventBounds.fit(version(article));
    assertThat(cut.article().body().text()).hasSize(EventBounds.MAX_CODE_POINTS);
    assertThat(cut.article().facts().figures()).hasSize(1);
    Truncation truncated = Objects.requireNonNull(cut.truncated());
    assertThat(truncated.textLength()).isEqualTo(300_020);
    assertThat(truncated.dropped()).containsEntry("figures", 1);
    assertThat(EventSchema.violations(cut)).isEmpty();
  }

  @Test
  void cutsTextByBytesBetweenTwoCharacters() {
    ArticleVersion cut = EventBounds.fit(version(Articles.small("T", "🚀".repeat(200_000))));
    assertThat(cut.article().body().text()).isEqualTo("🚀".repeat(125_000));
  }

  @Test
  void dropsWhoseMentionsLieBehindAndWhatRefersToThem() {
    ArticleText text = new ArticleText("“We grew.” " + "x".repeat(300_000) + " said Zhou.");
    Evidence named = text.evidence(text.length() - 5, text.length() - 1);
    Entity zhou =
        new Entity(
            "e1", Entity.Type.PERSON, "Zhou", List.of(), null, null, null, 1, List.of(named));
    Quote.Speaker speaker =
        new Quote.Speaker("e1", "Zhou", null, null, Quote.Speaker.Status.NAMED, null);
    Quote quote =
        new Quote("q1", "We grew.", Quote.Type.DIRECT, "said", speaker, text.evidence(1, 9));
    Facts none = Facts.NONE;
    Article article =
        Articles.with(
            Articles.small("T", text.toString()),
            new Facts(
                List.of(zhou),
                List.of(quote),
                none.figures(),
                none.dates(),
                none.claims(),
                none.topics(),
                none.keyphrases(),
                List.of(named),
                null,
                none.blocks()));
    Facts cut = EventBounds.fit(version(article)).article().facts();
    assertThat(cut.entities()).isEmpty();
    assertThat(cut.summary()).isEmpty();
    assertThat(cut.quotes()).hasSize(1);
    assertThat(cut.quotes().get(0).speaker().entity()).isNull();
    assertThat(cut.quotes().get(0).speaker().name()).isEqualTo("Zhou");
  }

  @Test
  void cutsArraysUntilTheEventFits() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append(i).append(" percent. ");
    }
    Article article = ComparisonTest.article("T", text.toString());
    ArticleVersion whole = version(article);
    assertThat(EventJson.bytes(whole).length).isGreaterThan(EventBounds.MAX_BYTES);
    ArticleVersion fitting = EventBounds.fit(whole);
    assertThat(EventJson.bytes(fitting).length).isLessThanOrEqualTo(EventBounds.MAX_BYTES);
    assertThat(fitting.article().body()).isEqualTo(article.body());
    Truncation truncated = Objects.requireNonNull(fitting.truncated());
    assertThat(truncated.dropped().get("figures"))
        .isEqualTo(20_000 - fitting.article().facts().figures().size());
    assertThat(EventSchema.violations(fitting)).isEmpty();
  }

  @Test
  void refusesWhatCannotBeMadeToFit() {
    assertThatThrownBy(() -> EventBounds.fit(version(Articles.small("t".repeat(2_000_000), "x"))))
        .isInstanceOf(RecordTooLargeException.class);
  }

  private static ArticleVersion version(Article article) {
    return new ArticleVersion(
        UUID.randomUUID(), 1, 0, null, Lane.LIVE, null, null, null, null, article);
  }
}
