package io.broadsheet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.broadsheet.events.QualityCard;
import io.broadsheet.events.QualityCard.Section;
import io.broadsheet.events.QualityCard.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The quality card is true: a change that reads worse is seen here. */
class QualityTest {

  /** So much may be lost where something else is won. */
  private static final double SLACK = 0.003;

  @Test
  void documentShowsTheCard() throws IOException {
    String document = Files.readString(Card.DOCUMENT);
    for (Section section : QualityCard.published().sections()) {
      assertThat(Card.document(section, document)).isEqualTo(document);
    }
  }

  @Test
  void pagesAreReadNoWorse() throws IOException {
    // Half of the pages, those with a true text: the other half would double the time.
    assertThat(
            fallen(
                "pages", ExtractionBenchmark.tasks(List.of(Reader.BROADSHEET), Corpus.WITH_TEXT)))
        .isEmpty();
  }

  @Test
  void factsAreFoundNoWorse() throws IOException {
    assertThat(fallen("facts", FactsBenchmark.tasks())).isEmpty();
  }

  @Test
  void namesAreFoundNoWorse() throws IOException {
    assertThat(fallen("names", EntitiesBenchmark.tasks())).isEmpty();
  }

  private static List<String> fallen(String name, List<Task> measured) {
    assumeFalse(measured.isEmpty(), "the shared sets are not beside this checkout");
    List<String> fallen = new ArrayList<>();
    for (Section section : QualityCard.published().sections()) {
      for (Task before : section.name().equals(name) ? section.tasks() : List.<Task>of()) {
        for (Task now : measured) {
          boolean same = now.task().equals(before.task()) && now.sha256().equals(before.sha256());
          if (same && now.set().equals(before.set()) && now.score() < before.score() - SLACK) {
            fallen.add(
                before.task()
                    + ", "
                    + before.set()
                    + ": "
                    + before.score()
                    + " was better than "
                    + now.score());
          }
        }
      }
    }
    return fallen;
  }
}
