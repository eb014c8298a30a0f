package io.broadsheet.query.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.events.Cursor;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.index.ArticleCounts;
import io.broadsheet.query.index.ArticleCounts.Top;
import io.broadsheet.query.index.ArticleIndex;
import io.broadsheet.query.language.Field;
import io.broadsheet.query.language.Filter;
import io.broadsheet.query.language.QueryParameter;
import io.broadsheet.query.lists.AtLeast;
import io.broadsheet.query.lists.Choice;
import io.broadsheet.query.lists.Limit;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** How many articles a query finds: over time, and by what they have. */
@Path("/stats")
@Produces(MediaType.APPLICATION_JSON)
public class StatsResource {

  private static final String EVERYTHING = "*:*";
  private static final String UNDATED = "-published:[* TO *]";

  private final ArticleIndex index;
  private final ArticleCounts counts;
  private final AtLeast atLeast;

  StatsResource(ArticleIndex index, ArticleCounts counts, AtLeast atLeast) {
    this.index = index;
    this.counts = counts;
    this.atLeast = atLeast;
  }

  /**
   * Counts over time.
   *
   * @param imprecise published in a month or a year, where that is more than one bucket
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TimelineAnswer(
      long articles,
      long origins,
      String cursor,
      String bucket,
      String tz,
      List<Counted> buckets,
      Counted undated,
      Counted imprecise) {}

  /**
   * The most frequent values.
   *
   * @param values how many there are in all
   */
  record TopAnswer(
      long articles, long origins, String cursor, String by, long values, List<Counted> top) {}

  @GET
  @Path("timeline")
  @Operation(
      summary =
          "How many articles were published when, and of how many independent origins they are",
      description = "Buckets without articles are left out. Each links to its articles.")
  public TimelineAnswer timeline(
      @Parameter(description = "docs/query.md", example = "alibaba cloud") @QueryParam("q")
          @Nullable String q,
      @Parameter(description = "hour, day, week, month or year", example = "month")
          @QueryParam("bucket")
          @Nullable String bucket,
      @Parameter(description = "IANA time zone in which a bucket begins", example = "Europe/Berlin")
          @QueryParam("tz")
          @Nullable String tz,
      @Parameter(description = "wait until what this cursor has seen is counted")
          @QueryParam("atLeast")
          @Nullable String cursor) {
    Filter filter = filter(q);
    Bucket size =
        Choice.of("bucket", Objects.requireNonNullElse(bucket, "day"), List.of(Bucket.values()));
    ZoneId zone = zone(Objects.requireNonNullElse(tz, "UTC"));
    atLeast.await(cursor, true);
    Cursor at = index.position();
    Timeline timeline = new Timeline(size, zone);
    counts.times(filter, at, timeline);
    boolean alone = timeline.imprecise.articles() == 0;
    List<Counted> buckets =
        timeline.spans().stream()
            .map(
                span ->
                    Counted.of(
                        span.getValue(),
                        size.name(span.getKey()),
                        null,
                        Counted.and(q, new Span(size, span.getKey(), zone).query(alone))))
            .toList();
    return new TimelineAnswer(
        timeline.all.articles(),
        timeline.all.origins(),
        at.toString(),
        size.toString(),
        zone.getId(),
        buckets,
        Counted.of(timeline.undated, null, null, Counted.and(q, UNDATED)),
        Counted.of(timeline.imprecise, null, null, null));
  }

  @GET
  @Path("top")
  @Operation(
      summary = "What most articles have, and of how many independent origins they are",
      description =
          "With q=entity:=\"…\" and by=entity: what is named together with that. Each value links to its articles.")
  public TopAnswer top(
      @Parameter(description = "docs/query.md", example = "entity:=\"Alibaba\"") @QueryParam("q")
          @Nullable String q,
      @Parameter(description = "what is counted", example = "entity") @QueryParam("by")
          @Nullable String by,
      @QueryParam("limit") @Nullable String limit,
      @Parameter(description = "wait until what this cursor has seen is counted")
          @QueryParam("atLeast")
          @Nullable String cursor) {
    Filter filter = filter(q);
    int most = Limit.of(limit);
    Choosable choice =
        Choice.of(
            "by",
            Objects.requireNonNullElse(by, ""),
            Arrays.stream(Field.values()).filter(Field::hasWholes).map(Choosable::new).toList());
    atLeast.await(cursor, true);
    Cursor at = index.position();
    Top top = counts.top(filter, at, choice.field, most);
    return new TopAnswer(
        top.all().articles(),
        top.all().origins(),
        at.toString(),
        choice.toString(),
        top.values(),
        top.top().stream()
            .map(
                value ->
                    Counted.of(
                        value.count(),
                        null,
                        value.label(),
                        Counted.and(q, new Filter.Whole(choice.field, value.label()).print())))
            .toList());
  }

  /** A field by the name that people count by. */
  private record Choosable(Field field) {
    @Override
    public String toString() {
      return field == Field.LANG ? "language" : field.name().toLowerCase(Locale.ROOT);
    }
  }

  private static Filter filter(@Nullable String q) {
    return QueryParameter.of(Objects.requireNonNullElse(q, EVERYTHING));
  }

  private static ZoneId zone(String tz) {
    try {
      return ZoneId.of(tz);
    } catch (DateTimeException e) {
      throw Problem.parameter(
              "tz", "tz is an IANA time zone, as Europe/Berlin or UTC, or an offset, as +08:00")
          .suggesting(tz, ZoneId.getAvailableZoneIds());
    }
  }
}
