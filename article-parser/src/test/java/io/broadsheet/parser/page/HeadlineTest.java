package io.broadsheet.parser.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlineTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "the heading that a declared title agrees with|<meta property='og:title' content='Old bridge closed after crack is found'><h1>Daily Bridge</h1><h1>Old bridge closed after a crack is found</h1>|Old bridge closed after a crack is found",
        "without the site's name|<title>Old bridge closed - Town - Daily Bridge</title>|Old bridge closed",
        "without the site's name in front|<meta property='og:title' content='Daily Bridge: news'><title>Daily Bridge » Old bridge closed</title>|Old bridge closed",
        "without a part behind a bar|<title>Old bridge closed &#124; Some Town Review</title>|Old bridge closed",
        "below a broken head|<div></div><svg><title>Menu</title></svg><title>Old bridge closed</title>|Old bridge closed",
        "after a byte order mark|\ufeff<title>Old bridge closed</title>|Old bridge closed",
        "with a dash of its own|<meta property='og:title' content='Old bridge – the end'>|Old bridge – the end",
        "without the kicker in its heading|<meta property='og:title' content='Crack found'><h1><span>Town</span> <span>Crack found</span></h1>|Crack found",
        "without what is named a kicker|<meta property='og:title' content='Bridges: Crack was found at night'><h1><span class='kicker'>Our bridges</span> Crack was found at night</h1>|Crack was found at night",
        "no breadcrumb|<meta property='og:title' content='The old bridge has to close'><ol><li><h1>Bridge news and cracks</h1></li></ol><h2>The old bridge has to close</h2>|The old bridge has to close",
        "a sole heading in other words|<meta property='og:title' content='Bridge tips for drivers'><h1>What everybody should know when the bridge is closed</h1>|What everybody should know when the bridge is closed",
        "the lower heading that is declared|<meta property='og:title' content='Why we love this bridge'><h1>But what they love most is the view from bridge to bridge</h1><h2>Why we love this bridge</h2>|Why we love this bridge",
      })
  void takes(String what, String html, String title) {
    assertThat(Pages.read(html).title()).as(what).isEqualTo(title);
  }

  @Test
  void keepsTheKickerThatDataAndNetworkAgreeOn() {
    String declared = "After the crack: Town closes bridge";
    assertThat(
            Pages.read(
                    Pages.data("'headline':'" + declared + "'")
                        + "<meta property='og:title' content='"
                        + declared
                        + "'><h1>Town closes bridge</h1>")
                .title())
        .isEqualTo(declared);
  }
}
