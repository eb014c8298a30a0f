package io.broadsheet.query.language;

import io.broadsheet.fences.http.Problem;

/** The query parameter {@code q}. */
public final class QueryParameter {

  private QueryParameter() {}

  /** The filter that it is, or a problem that says where it is none. */
  public static Filter of(String q) {
    try {
      return Filter.parse(q);
    } catch (QueryError e) {
      Problem problem =
          Problem.parameter("q", "q: " + e.getMessage())
              .with("offset", e.start())
              .with("end", e.end())
              .with("shown", e.shown());
      throw e.suggestion() == null ? problem : problem.with("suggestion", e.suggestion());
    }
  }
}
