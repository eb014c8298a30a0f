package io.broadsheet.query.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.events.Cursor;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.store.Lists.Line;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A page as it is answered: its lines, how many there are in all, and the links that go on. */
public final class ListAnswer {

  /** What says which lines a list has, and in which order. */
  private static final Set<String> CHOOSING = Set.of("q", "article", "type", "sort");

  private static final Map.Entry<String, String> USUAL_SORT = Map.entry("sort", "time");

  private final String name;
  private final Map<String, String> parameters = new LinkedHashMap<>();

  /**
   * @param name of the list: its path and its member
   */
  public ListAnswer(String name) {
    this.name = name;
  }

  /** A parameter that the next page has too. */
  public ListAnswer with(String parameter, @Nullable String value) {
    if (value != null) {
      parameters.put(parameter, value);
    }
    return this;
  }

  /**
   * The token of a page as {@link #next} gave it; it may be read with another limit and other
   * fields.
   *
   * @throws Problem 400 where it is of another list, query, article or order
   */
  public @Nullable String taken(@Nullable String token) {
    if (token == null) {
      return null;
    }
    String mark = mark();
    if (!token.startsWith(mark)) {
      throw PageToken.unknown();
    }
    return token.substring(mark.length());
  }

  private String mark() {
    String list =
        name
            + parameters.entrySet().stream()
                .filter(each -> CHOOSING.contains(each.getKey()))
                .filter(each -> !each.equals(USUAL_SORT))
                .toList();
    return "%08x~".formatted(list.hashCode());
  }

  /** Of lines that are at most one more than the page shows. */
  public Response of(Page page, List<Line> found, int limit) {
    List<Line> shown = found.subList(0, Math.min(limit, found.size()));
    return of(
        page,
        shown,
        found.size() > limit
            ? Optional.of(page.after(shown.get(limit - 1).key()))
            : Optional.empty());
  }

  /** Of the page's lines. */
  public Response of(Page page, List<Line> shown, Optional<Page> next) {
    // Facts without a query are not counted.
    boolean counted = name.equals("articles") || parameters.containsKey("q");
    String head =
        counted ? "\"total\":%d,\"cursor\":\"%s\",".formatted(page.total(), page.at()) : "";
    ResponseBuilder answer =
        Response.ok(Line.joined("{%s\"%s\":[".formatted(head, name), shown, ",", "]}"));
    if (counted) {
      answer.header("Link", follow(parameters.get("q"), page.at()));
    }
    next.ifPresent(token -> answer.header("Link", next(token.toString())));
    return answer.build();
  }

  /** The page that a token names. */
  public String next(String token) {
    return "</%s?%s&page=%s>; rel=\"next\""
        .formatted(
            name,
            parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&")),
            mark() + token);
  }

  /** The articles that a query finds. */
  public static String articles(String q) {
    return "/articles?q=" + encoded(q);
  }

  /** The stream that goes on from a position. */
  public static String follow(@Nullable String q, Cursor at) {
    return "</stream?%scursor=%s>; rel=\"follow\""
        .formatted(q == null ? "" : "q=" + encoded(q) + "&", at);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
