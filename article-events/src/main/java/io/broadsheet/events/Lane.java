package io.broadsheet.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The way an arrival takes: news as it happens, or an archive being loaded, which waits in {@code
 * articles.backfill} until no news does.
 */
public enum Lane {
  @JsonProperty("live")
  LIVE,
  @JsonProperty("backfill")
  BACKFILL
}
