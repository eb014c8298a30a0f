package io.broadsheet.query.stats;

import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.index.ArticleCounts.Times;
import io.broadsheet.query.index.Count;
import io.broadsheet.query.index.PublishedAt;
import io.broadsheet.query.index.PublishedAt.Precision;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts of articles by when they were published. */
final class Timeline implements Times {

  private static final int MOST = 1_000;

  private final Bucket size;
  private final ZoneId zone;
  private final Map<LocalDateTime, Count> counts = new HashMap<>();

  /** All, those without a time, and those whose time is no more precise than several spans. */
  final Count all = new Count();

  final Count undated = new Count();
  final Count imprecise = new Count();

  Timeline(Bucket size, ZoneId zone) {
    this.size = size;
    this.zone = zone;
  }

  @Override
  public void add(@Nullable PublishedAt published, @Nullable Long origin) {
    all.add(origin);
    if (published == null) {
      undated.add(origin);
    } else if (!size.holds(published.precision())) {
      imprecise.add(origin);
    } else {
      ZoneId in = published.precision() == Precision.MOMENT ? zone : ZoneOffset.UTC;
      LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(published.millis()), in);
      counts.computeIfAbsent(size.begin(time), any -> new Count()).add(origin);
      if (counts.size() > MOST) {
        throw Problem.parameter(
            "bucket",
            "the articles are of more than %d %ss; take a longer bucket, or fewer articles by published:[… TO …] in q"
                .formatted(MOST, size));
      }
    }
  }

  /** The spans that have articles, in order. */
  List<Map.Entry<LocalDateTime, Count>> spans() {
    return counts.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
  }
}
