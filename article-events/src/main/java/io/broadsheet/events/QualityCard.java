package io.broadsheet.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How well articles are read: each task's score on public sets, beside its peers. */
public record QualityCard(List<Section> sections) {

  public QualityCard {
    sections = List.copyOf(sections);
  }

  /** The card of this release. */
  public static QualityCard published() {
    try (InputStream file = QualityCard.class.getResourceAsStream("quality-card.json")) {
      return EventJson.mapper().readValue(file, QualityCard.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What one run measured.
   *
   * @param measured the day, as YYYY-MM-DD
   * @param commit the source that was measured; "-changed" follows where it was not all committed
   */
  public record Section(String name, String measured, String commit, List<Task> tasks) {
    public Section {
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * One task on one set. Scores are shares of one.
   *
   * @param size how many answers the set holds
   * @param sha256 of the set's truth
   * @param halves the score on either half of the set's sites, documents or sentences; none of
   *     fewer than 20
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Task(
      String task,
      String set,
      int size,
      String sha256,
      double score,
      @Nullable Interval interval,
      List<Double> halves,
      List<Peer> peers,
      @Nullable Double goal) {
    public Task {
      halves = List.copyOf(halves);
      peers = List.copyOf(peers);
    }
  }

  /** Where 95 of 100 samples score that are drawn anew from the set's sites or documents. */
  public record Interval(double low, double high) {}

  /**
   * Who else does the task.
   *
   * @param interval null where the score is published, not measured in the same run
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Peer(String name, double score, @Nullable Interval interval) {}
}
