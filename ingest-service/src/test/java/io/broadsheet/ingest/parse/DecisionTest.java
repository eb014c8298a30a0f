package io.broadsheet.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Arrival;
import io.broadsheet.events.Article;
import io.broadsheet.events.ArticleVersion;
import io.broadsheet.events.Articles;
import io.broadsheet.events.Body;
import io.broadsheet.events.Body.Completeness;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Original;
import io.broadsheet.events.Outcome.Kind;
import io.broadsheet.events.Withdrawal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecisionTest {

  private static final Instant SEEN = Instant.parse("2024-06-03T10:00:00Z");
  private static final Instant LATER = SEEN.plusSeconds(60);
  private static final Instant EARLIER = SEEN.minusSeconds(60);
  private static final Decision.ReadAgain NOT_ASKED =
      () -> {
        throw new AssertionError("both were read by the same parser");
      };

  private final Article first = Articles.small("One", "First words.");
  private final Article second = Articles.small("One", "Second words.");
  private final Standing standing = standing(first, Completeness.FULL, "1");

  @Test
  void publishesTheFirst() {
    assertThat(decide(Standing.NONE, first, SEEN).kind()).isEqualTo(Kind.PUBLISHED);
  }

  @Test
  void leavesTheSameUnchangedWhenEverItWasSeen() {
    assertThat(decide(standing, first, LATER).kind()).isEqualTo(Kind.UNCHANGED);
    assertThat(decide(standing, first, EARLIER).kind()).isEqualTo(Kind.UNCHANGED);
  }

  @Test
  void updatesWhatSaysSomethingElse() {
    assertThat(decide(standing, second, LATER).kind()).isEqualTo(Kind.UPDATED);
    assertThat(decide(standing, second, SEEN).kind()).isEqualTo(Kind.UPDATED);
  }

  @Test
  void refusesWhatWasSeenBeforeTheCurrentVersion() {
    Decision decision = decide(standing, second, EARLIER);
    assertThat(decision.kind()).isEqualTo(Kind.REFUSED);
    assertThat(decision.reason()).contains("before the current version");
  }

  @Test
  void refusesATeaserAfterTheFullText() {
    Decision decision = decide(standing, with(second, Completeness.TEASER), LATER);
    assertThat(decision.kind()).isEqualTo(Kind.REFUSED);
    assertThat(decision.reason()).contains("teaser after full");
    Standing teaser = standing(first, Completeness.TEASER, "1");
    assertThat(decide(teaser, second, LATER).kind()).isEqualTo(Kind.UPDATED);
  }

  @Test
  void neverUpdatesForWhatOnlyANewerParserReadsOtherwise() {
    Standing old = standing(first, Completeness.FULL, "0");
    Hash today = Hash.of(second);
    assertThat(decide(old, second, LATER, () -> Optional.of(today)).kind())
        .isEqualTo(Kind.UNCHANGED);
    assertThat(decide(old, second, LATER, () -> Optional.of(Hash.of(first))).kind())
        .isEqualTo(Kind.UPDATED);
    assertThat(decide(old, second, LATER, Optional::empty).kind()).isEqualTo(Kind.UPDATED);
  }

  @Test
  void leavesTheSameOriginalUnchangedWhoeverReadIt() {
    Standing old =
        new Standing(0, 1, 0, 0, Hash.of(first), original(), 0, "0", Completeness.FULL, SEEN);
    assertThat(decide(old, second, LATER, NOT_ASKED).kind()).isEqualTo(Kind.UNCHANGED);
  }

  @Test
  void withdrawsWhatStandsOnce() {
    Arrival withdrawal = Arrival.withdrawal(UUID.randomUUID(), LATER, null);
    assertThat(Decision.unread(standing, withdrawal))
        .hasValueSatisfying(it -> assertThat(it.kind()).isEqualTo(Kind.WITHDRAWN));
    assertThat(Decision.unread(withdrawn(), withdrawal))
        .hasValueSatisfying(it -> assertThat(it.kind()).isEqualTo(Kind.UNCHANGED));
    assertThat(Decision.unread(Standing.NONE, withdrawal))
        .hasValueSatisfying(it -> assertThat(it.kind()).isEqualTo(Kind.REFUSED));
  }

  @Test
  void refusesAWithdrawnArticleUntilItIsRestored() {
    assertThat(Decision.unread(withdrawn(), arrival(false)))
        .hasValueSatisfying(
            it -> {
              assertThat(it.kind()).isEqualTo(Kind.REFUSED);
              assertThat(it.reason()).contains("withdrawn", "restore");
            });
    assertThat(Decision.unread(withdrawn(), arrival(true))).isEmpty();
    assertThat(decide(withdrawn(), first, EARLIER).kind()).isEqualTo(Kind.PUBLISHED);
    assertThat(Decision.unread(standing, arrival(true))).isEmpty();
    assertThat(Decision.unread(Standing.NONE, arrival(false))).isEmpty();
  }

  @Test
  void readsAgainOnlyWhatStandsAndAnotherParserRead() {
    assertThat(Decision.reparse(standing, "2")).isEmpty();
    assertThat(Decision.reparse(standing, "1"))
        .hasValueSatisfying(it -> assertThat(it.kind()).isEqualTo(Kind.UNCHANGED));
    for (Standing none : List.of(Standing.NONE, withdrawn())) {
      assertThat(Decision.reparse(none, "2"))
          .hasValueSatisfying(
              it -> {
                assertThat(it.kind()).isEqualTo(Kind.REFUSED);
                assertThat(it.reason()).contains("no version");
              });
    }
  }

  private static Standing withdrawn() {
    return Standing.of(new Withdrawal(UUID.randomUUID(), 2, 0, Lane.LIVE, SEEN), 5, 3);
  }

  private static Arrival arrival(boolean restore) {
    Original original = Original.ofText("https://it.example/", "First words.");
    return new Arrival(
        UUID.randomUUID(), original, Lane.LIVE, LATER, LATER, restore, false, false, null);
  }

  private static Decision decide(Standing standing, Article article, Instant observed) {
    return decide(standing, article, observed, NOT_ASKED);
  }

  private static Decision decide(
      Standing standing, Article article, Instant observed, Decision.ReadAgain today) {
    ArticleVersion read =
        new ArticleVersion(
            UUID.randomUUID(), 1, 0, null, Lane.LIVE, observed, LATER, null, null, article);
    try {
      return Decision.of(standing, read, observed, original(), today);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Hash original() {
    return Hash.of(Original.ofText(null, "x"));
  }

  private static Standing standing(Article article, Completeness completeness, String parser) {
    return new Standing(
        0,
        1,
        0,
        0,
        Hash.of(article),
        Hash.of(Original.ofText(null, "y")),
        0,
        parser,
        completeness,
        SEEN);
  }

  private static Article with(Article article, Completeness completeness) {
    Body body = article.body();
    return new Article(
        article.metadata(),
        new Body(
            body.text(),
            body.textSha256(),
            body.wordCount(),
            completeness,
            null,
            body.paragraphs()),
        article.facts(),
        article.links(),
        article.images(),
        article.rights(),
        article.producer());
  }
}
