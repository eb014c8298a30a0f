package io.broadsheet.query.store;

import io.broadsheet.query.store.LogRecord.Content;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event's row, but for its position.
 *
 * @param sortAt the earlier of published and received
 * @param published as the event has it: RFC 3339 or a prefix
 * @param attributes the CloudEvents attributes as a JSON object
 * @param data the very JSON that Kafka carried
 * @param size of the data in bytes
 * @param wording null where it has none that can be compared
 * @param link bucket of those that share its canonical link, or else its address
 */
record EventContent(
    UUID articleId,
    int version,
    int revision,
    String type,
    boolean withdrawn,
    @Nullable String lane,
    @Nullable String receipt,
    Instant time,
    Instant sortAt,
    @Nullable String url,
    @Nullable String source,
    @Nullable String domain,
    @Nullable String title,
    @Nullable String language,
    @Nullable String published,
    @Nullable Instant received,
    String attributes,
    byte[] data,
    int size,
    @Nullable Wording wording,
    @Nullable Long link,
    List<EntityRow> entities,
    List<QuoteRow> quotes,
    List<FigureRow> figures,
    List<ClaimRow> claims,
    List<TopicRow> topics)
    implements Content {

  /** Whether this is above another event of the article: only then is it news. */
  boolean isAbove(int otherVersion, int otherRevision) {
    return version > otherVersion || version == otherVersion && revision > otherRevision;
  }

  @Nullable Long wordingId() {
    return wording == null ? null : wording.id();
  }

  /** A span of the text; all null where the event has none. */
  record Span(@Nullable Integer start, @Nullable Integer end, @Nullable String exact) {}

  /**
   * What the article names.
   *
   * @param known by which the archive knows it; null where it has no type or no name
   * @param also other names that may stand for it in other articles
   * @param loosely other names that may not
   * @param quotes how many are its own
   * @param figures how many are about it or from it
   * @param claims how many are about it or from it
   * @param mentions as JSON: start, end and the characters
   */
  record EntityRow(
      @Nullable String id,
      @Nullable String type,
      @Nullable String name,
      List<String> aliases,
      @Nullable String wikidata,
      @Nullable String ticker,
      @Nullable String partOf,
      @Nullable String salience,
      int quotes,
      int figures,
      int claims,
      @Nullable EntityName known,
      List<EntityName> also,
      List<EntityName> loosely,
      String mentions) {}

  record QuoteRow(
      @Nullable String id,
      @Nullable String text,
      @Nullable String type,
      @Nullable String verb,
      @Nullable String speakerEntity,
      @Nullable String speakerName,
      @Nullable String speakerRole,
      @Nullable String speakerOrganization,
      @Nullable String speakerStatus,
      Span speaker,
      Span evidence) {}

  record FigureRow(
      @Nullable String id,
      @Nullable String kind,
      @Nullable String value,
      @Nullable String min,
      @Nullable String max,
      @Nullable String from,
      @Nullable String to,
      @Nullable String bound,
      @Nullable String unit,
      @Nullable String currency,
      @Nullable String per,
      @Nullable String of,
      @Nullable String subject,
      @Nullable String subjectEntity,
      @Nullable String attributedTo,
      @Nullable String attributedEntity,
      Span evidence) {}

  record ClaimRow(
      @Nullable String id,
      PartRow subject,
      @Nullable String relation,
      PartRow object,
      @Nullable String dimension,
      @Nullable String attributedTo,
      @Nullable String attributedEntity,
      @Nullable Boolean hedged,
      @Nullable Boolean negated,
      Span evidence) {}

  /** A claim's subject or object. */
  record PartRow(@Nullable String text, @Nullable String entity, Span evidence) {}

  record TopicRow(@Nullable String uri, @Nullable String name, @Nullable String confidence) {}
}
