package io.broadsheet.query.follow;

import io.broadsheet.query.index.StandingQuery;
import java.util.Optional;

/** The streams with one query, or with none. */
final class Group {

  final Optional<StandingQuery> query;

  /** The first chunk, by its number, in which the query is looked for as it is read. */
  final long since;

  /** Guarded by the tail. */
  int streams;

  Group(Optional<StandingQuery> query, long since) {
    this.query = query;
    this.since = since;
  }
}
