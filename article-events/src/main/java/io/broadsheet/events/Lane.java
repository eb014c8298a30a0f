package io.broadsheet.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The way an arrival takes: news as it happens, or an archive being loaded. */
public enum Lane {
  @JsonProperty("live")
  LIVE,
  @JsonProperty("backfill")
  BACKFILL
}
