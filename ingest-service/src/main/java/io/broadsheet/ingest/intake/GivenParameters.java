package io.broadsheet.ingest.intake;

import io.broadsheet.events.Submission;
import io.broadsheet.fences.http.Problem;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/**
 * What comes with a text or page whose body is the article itself: the members of the JSON form.
 */
public record GivenParameters(
    @QueryParam("url") @Nullable String url,
    @QueryParam("key") @Nullable String key,
    @QueryParam("title") @Nullable String title,
    @QueryParam("byline") @Nullable String byline,
    @QueryParam("published") @Nullable String published,
    @QueryParam("language") @Nullable String language,
    @QueryParam("source") @Nullable String source,
    @QueryParam("observed") @Nullable String observed,
    @QueryParam("lane") @Nullable String lane,
    @QueryParam("restore") @Nullable String restore) {

  Submission with(@Nullable String html, @Nullable String text) {
    return new Submission(
        url,
        key,
        html,
        text,
        title,
        byline,
        published,
        language,
        source,
        observed,
        lane,
        restore == null ? null : flag(restore));
  }

  private static boolean flag(String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw Problem.parameter("restore", "restore is true or false");
    }
    return value.equals("true");
  }
}
