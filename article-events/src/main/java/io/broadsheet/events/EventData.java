package io.broadsheet.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an event says: a version of an article, or that it is withdrawn. */
public sealed interface EventData permits ArticleVersion, Withdrawal {

  /** The article's. */
  UUID id();

  /** From 1; rises with each change of the words, and with each withdrawal. */
  int version();

  /** From 0 within a version. */
  int revision();

  /** The way that it came. */
  Lane lane();

  /** When intake took what made it; absent in a dry run. */
  @Nullable Instant received();
}
