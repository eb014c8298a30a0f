package io.broadsheet.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.events.Article;
import io.broadsheet.events.ArticleVersion;
import io.broadsheet.events.Articles;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.EventSchema;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Truncation;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventSizeTest {

  @Test
  void leavesAloneWhatFits() {
    ArticleVersion version = version(Articles.small());
    assertThat(EventSize.fit(version)).isSameAs(version);
    assertThat(TextCut.of(Articles.small()).truncated()).isNull();
  }

  @Test
  void cutsTextByCodePointsAndDropsTheFactsBehind() {
    Article article =
        ComparisonTest.article("T", "In front 1 percent. " + "x".repeat(299_990) + " 2 percent");
    TextCut cut = TextCut.of(article);
    assertThat(cut.article().body().text()).hasSize(TextCut.MAX_CODE_POINTS);
    assertThat(cut.article().facts().figures()).hasSize(1);
    Truncation truncated = Objects.requireNonNull(cut.truncated());
    assertThat(truncated.textLength()).isEqualTo(300_020);
    assertThat(truncated.dropped()).containsEntry("figures", 1);
    assertThat(EventSchema.violations(version(cut.article()))).isEmpty();
  }

  @Test
  void cutsTextByBytesBetweenTwoCharacters() {
    TextCut cut = TextCut.of(Articles.small("T", "🚀".repeat(200_000)));
    assertThat(cut.article().body().text()).isEqualTo("🚀".repeat(125_000));
  }

  @Test
  void dropsWhoseMentionsLieBehindAndWhatRefersToThem() {
    String small = Articles.small().body().text();
    Article article = Articles.small("T", small + "\n" + "y".repeat(400_000));
    TextCut cut = TextCut.of(article);
    assertThat(cut.article().facts().quotes()).hasSize(1);
    assertThat(FactsCut.before(article.facts(), 2).entities()).isEmpty();
    assertThat(FactsCut.before(article.facts(), 2).quotes()).isEmpty();
  }

  @Test
  void cutsArraysUntilTheEventFits() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append(i).append(" percent. ");
    }
    Article article = ComparisonTest.article("T", text.toString());
    ArticleVersion whole = version(article);
    assertThat(EventJson.bytes(whole).length).isGreaterThan(EventSize.MAX_BYTES);
    ArticleVersion fitting = EventSize.fit(whole);
    assertThat(EventJson.bytes(fitting).length).isLessThanOrEqualTo(EventSize.MAX_BYTES);
    assertThat(fitting.article().body()).isEqualTo(article.body());
    Truncation truncated = Objects.requireNonNull(fitting.truncated());
    assertThat(truncated.dropped().get("figures"))
        .isEqualTo(20_000 - fitting.article().facts().figures().size());
    assertThat(EventSchema.violations(fitting)).isEmpty();
  }

  @Test
  void refusesWhatCannotBeMadeToFit() {
    assertThatThrownBy(() -> EventSize.fit(version(Articles.small("t".repeat(2_000_000), "x"))))
        .isInstanceOf(EventTooLarge.class);
  }

  private static ArticleVersion version(Article article) {
    return new ArticleVersion(
        UUID.randomUUID(), 1, 0, null, Lane.LIVE, null, null, null, null, article);
  }
}
