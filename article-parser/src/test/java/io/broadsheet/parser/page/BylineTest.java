package io.broadsheet.parser.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Metadata.Byline.Author;
import io.broadsheet.events.Metadata.Byline.Author.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BylineTest {

  private static final String H1 = "<h1>Old bridge closed after a crack is found</h1>";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "By Ann Lee and Bo Chen|Ann Lee;Bo Chen",
        "By Ann Lee, Bo Chen, and Mia O'Hara|Ann Lee;Bo Chen;Mia O'Hara",
        "Von Jürgen von der Heide, Berlin|Jürgen von der Heide",
        "Written by: Ann Lee, MD, PhD|Ann Lee",
        "Ann Lee, staff reporter|Ann Lee",
        "By Ann Lee, March 4, 2024|Ann Lee",
        "Par Anne Lé et Luc de Brie|Anne Lé;Luc de Brie",
        "By Ann Lee, Reuters|Ann Lee;Reuters",
        "By Ann Lee The Associated Press|Ann Lee;The Associated Press",
        "By Ann Lee (Reuters)|Ann Lee;Reuters",
        "By Michael Bloomberg|Michael Bloomberg",
        "By ANN LEE in Springfield|ANN LEE",
        "By Ann Lee for the Daily Bridge|Ann Lee",
        "By Ann Lee ann.lee@daily-bridge.example|Ann Lee",
        "By Ann Lee (@annlee) and Bo Chen|Ann Lee;Bo Chen",
        "By Ann Lee with additional reporting by Bo Chen|Ann Lee;Bo Chen",
        "记者 王小明|王小明",
        "文／王小明|王小明",
        "文天祥|文天祥",
        "홍길동 기자|홍길동",
        "بقلم: أحمد منصور|أحمد منصور",
        "كتب: أحمد منصور|أحمد منصور",
        "מאת דנה לוי|דנה לוי",
        "Personal Finance|",
        "By Staff Reporter|",
        "Posted on Monday|"
      })
  void readsNamesAndNothingElse(String line, String names) {
    assertThat(Byline.authors(line))
        .extracting(Author::name)
        .containsExactly(names == null ? new String[0] : names.split(";"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<meta name='author' content='Ann Lee'>",
        "<meta name='citation_author' content='Ann Lee'>",
        "<article>" + H1 + "<p class='byline'>By Ann Lee</p>",
        "<article>" + H1 + "<p>By Ann Lee</p>",
        "<article>" + H1 + "<div><span>By </span><span>Ann Lee</span></div>",
        "<article>" + H1 + "<div class='byline'><span>By</span><a>Ann Lee</a></div>",
        "<article>"
            + H1
            + "<p>The bridge is old.</p><p>It is closed.</p><p><strong>Ann Lee</strong></p></article>",
        "<article>" + H1 + "<p>March 4, 2024 <a href='/author/ann-lee'>Ann Lee</a></p>",
        "<article>"
            + H1
            + "<div class='author-box'><h4>Ann Lee</h4><p>She likes bridges. She has written of them for years.</p></div>",
        "<meta name='author' content='alee'><article>" + H1 + "<p>By Ann Lee</p>",
        "<article>"
            + H1
            + "<p>By Ann Lee</p><div class='comments'><p class='author'>Bo Chen</p></div>",
        "<nav><p class='author'>Bo Chen</p></nav><article>" + H1 + "<p>By Ann Lee</p>"
      })
  void findsWhoWrote(String html) {
    assertThat(Pages.read(html).authors()).containsExactly(new Author("Ann Lee"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<meta name='author' content='admin'>",
        "<meta name='author' content='Daily Bridge Staff'>",
        "<meta property='article:author' content='https://social.example/annlee'>",
        "<meta name='author' content='ann@daily-bridge.example'>",
        "<article>" + H1 + "<p class='author'>4 March 2024</p>",
        "<article>" + H1 + "<form><label class='author'>Your Name *</label></form>",
        "<article>" + H1 + "<figure><figcaption>By Bo Chen</figcaption></figure>"
      })
  void inventsNobody(String html) {
    assertThat(Pages.read(html).authors()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "作者：王小明, 王小明",
    "文/王小明, 王小明",
    "记者 王小明, 王小明",
    "بقلم أحمد منصور, أحمد منصور",
    "מאת דנה לוי, דנה לוי",
    "Автор: Анна Петрова, Анна Петрова"
  })
  void findsALineThatSaysWhoWroteInOtherScripts(String line, String name) {
    assertThat(Pages.read("<article>" + H1 + "<p>" + line + "</p>").authors())
        .containsExactly(new Author(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"文化部", "كتب التاريخ", "记者从港务局获悉"})
  void takesNoWordThatBeginsAlikeForOne(String line) {
    assertThat(Pages.read("<article>" + H1 + "<p>" + line + "</p>").authors()).isEmpty();
  }

  @Test
  void marksAgenciesAndHouses() {
    assertThat(
            Pages.read(
                    Pages.data(
                        "'author':[{'@type':'Organization','name':'Daily Bridge'},{'@type':'Person','name':'Reuters'}]"))
                .authors())
        .containsExactly(
            new Author("Reuters", Kind.AGENCY), new Author("Daily Bridge", Kind.ORGANIZATION));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Reuters",
        "The Associated Press",
        "AP News",
        "Xinhua News Agency",
        "Kyodo News",
        "Press Trust of India",
        "Anadolu Agency",
        "Agence France-Presse",
        "Keystone-SDA"
      })
  void marksAnAgencyByItsFullName(String name) {
    Author agency = new Author(name, Kind.AGENCY);
    assertThat(Byline.authors(name)).containsExactly(agency);
    assertThat(Byline.authors("By Ann Lee, " + name))
        .containsExactly(new Author("Ann Lee"), agency);
    assertThat(Pages.read(Pages.data("'author':{'name':'" + name + "'}")).authors())
        .containsExactly(agency);
  }

  @Test
  void takesASiteThatIsItsOwnAuthorForAHouse() {
    assertThat(Pages.read("<meta name='author' content='Daily Bridge'>").authors())
        .containsExactly(new Author("Daily Bridge", Kind.ORGANIZATION));
    assertThat(Pages.read("<article>" + H1 + "<p>By Daily Bridge</p>").authors())
        .containsExactly(new Author("Daily Bridge", Kind.ORGANIZATION));
    assertThat(
            Pages.read("<meta name='author' content='Daily Bridge'>" + H1 + "<p>By Ann Lee</p>")
                .authors())
        .containsExactly(new Author("Ann Lee"));
  }

  @Test
  void creditsTheAgencyThatIsAnAuthor() {
    Page page =
        Pages.read(
            Pages.data("'author':{'@type':'Person','name':'Reuters'}")
                + "<article>"
                + H1
                + "<p>By Ann Lee</p>");
    assertThat(page.credit()).isEqualTo("Reuters");
    assertThat(page.byline()).isEqualTo("By Ann Lee");
    assertThat(page.authors())
        .containsExactly(new Author("Reuters", Kind.AGENCY), new Author("Ann Lee"));
  }

  @Test
  void followsAReferenceToItsName() {
    assertThat(
            Pages.read(
                    "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"author\":{\"@id\":\"#1\"}},"
                        + "{\"@type\":\"Person\",\"@id\":\"#1\",\"name\":\"Ann Lee\"}]}</script>")
                .authors())
        .containsExactly(new Author("Ann Lee"));
  }
}
