package io.broadsheet.query;

import io.restassured.response.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code Link} headers of an answer. */
public final class Links {

  private static final Pattern LINK = Pattern.compile("<([^>]+)>; rel=\"(\\w+)\"");

  private Links() {}

  /** Where the answer's link of that relation leads; null where it has none. */
  public static @Nullable String link(Response response, String rel) {
    for (String header : response.headers().getValues("Link")) {
      Matcher link = LINK.matcher(header);
      if (link.matches() && link.group(2).equals(rel)) {
        return link.group(1);
      }
    }
    return null;
  }
}
