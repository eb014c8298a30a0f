package io.broadsheet.parser.page;

import org.jspecify.annotations.Nullable;

public final class HtmlPage {
  private HtmlPage() {}

  public static Page read(String html, @Nullable String url, @Nullable String title) {
    return TextPage.read(org.jsoup.Jsoup.parse(html).text(), title);
  }
}
