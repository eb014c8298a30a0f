package io.broadsheet.parser.page;

import static io.broadsheet.parser.page.Bridge.CLOSED;
import static io.broadsheet.parser.page.Bridge.CRACK;
import static io.broadsheet.parser.page.Bridge.MAYOR;
import static io.broadsheet.parser.page.Bridge.p;
import static io.broadsheet.parser.page.Bridge.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Article.Image;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {

  private static final String IMG = "<img src='/crack.jpg'>";
  private static final String URL = "https://daily-bridge.example/crack.jpg";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<figure>%s<figcaption>The crack, seen from the ferry.</figcaption></figure>",
        "<div class='wp-caption'>%s<p class='wp-caption-text'>The crack, seen from the ferry.</p></div>",
        "<div><div>%s</div><p class='photo-caption'>The crack, seen from the ferry.</p></div>",
        "<figure><div>%s</div><div class='bildunterschrift'>The crack, seen from the ferry.</div></figure>",
        "<div class='asset'>%s<div class='image-credit'>The crack, seen from the ferry.</div></div>",
        "<div class='picBox'>%s<br>The crack, seen from the ferry.</div>",
        "<div class='gallery-embed'><figure>%s<figcaption>The crack, seen from the ferry.</figcaption></figure></div>",
      })
  void givesCaptionsToTheirPicturesAndNotToTheText(String picture) {
    Page page = Bridge.read(story(p(CLOSED) + picture.formatted(IMG) + p(CRACK, MAYOR)));
    assertThat(page.images()).containsExactly(new Image(URL, "The crack, seen from the ferry."));
    assertThat(page.blocks()).extracting(Page.Block::text).containsExactly(CLOSED, CRACK, MAYOR);
  }

  @Test
  void joinsACaptionAndItsCredit() {
    String picture =
        "<div class='image'>%s<span class='caption'>The crack.</span> <span class='credit'>Ann Lee</span></div>";
    assertThat(Bridge.read(story(p(CLOSED) + picture.formatted(IMG) + p(CRACK, MAYOR))).images())
        .containsExactly(new Image(URL, "The crack. Ann Lee"));
  }

  @Test
  void givesEachPictureOfAGalleryItsOwnCaption() {
    String picture =
        "<div class='item'><img src='/%1$s.jpg'><p class='caption'>Picture %1$s</p></div>";
    assertThat(
            Bridge.read(
                    story(
                        p(CLOSED)
                            + "<div>"
                            + picture.formatted("a")
                            + picture.formatted("b")
                            + "</div>"
                            + p(CRACK, MAYOR)))
                .images())
        .extracting(Image::caption)
        .containsExactly("Picture a", "Picture b");
  }

  /** What such a name says is believed of a few words beside a picture only. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<h2 id='tax-credit'>A bridge on credit</h2><p>%2$s</p>",
        "<div class='source'><p>%2$s</p></div>",
        "<div class='image'>%1$s<h2>A bridge on credit</h2><p>%2$s</p></div>",
        "<div class='photo-essay'>%1$s<p>%2$s</p><p>%2$s</p><p>%2$s</p><p>%2$s</p><p>%2$s</p><p>%2$s</p></div>",
      })
  void keepsTextThatIsNamedLikeACaption(String html) {
    assertThat(Bridge.texts(story(p(CLOSED) + html.formatted(IMG, MAYOR) + p(CRACK))))
        .contains(CLOSED, MAYOR, CRACK);
  }

  @Test
  void trustsNoNameThatWouldTakeTheText() {
    String piece = "<div class='image-text'>" + IMG + "<p class='caption'>%s</p></div>";
    assertThat(
            Bridge.texts(
                story(piece.formatted(CLOSED) + piece.formatted(CRACK) + piece.formatted(MAYOR))))
        .containsExactly(CLOSED, CRACK, MAYOR);
  }

  @Test
  void takesTheAddressOfAPictureThatIsLoadedLater() {
    assertThat(
            Bridge.read(
                    story(
                        p(CLOSED)
                            + "<figure><img src='data:image/gif;base64,R0' data-src='/crack.jpg'></figure>"))
                .images())
        .containsExactly(new Image(URL, null));
  }

  @Test
  void givesTheLeadPictureFirstAndThoseThatTheDataNamesLast() {
    List<Image> images =
        Bridge.read(
                "<meta property='og:image' content='https://daily-bridge.example/share.jpg'>"
                    + story("<figure>" + IMG + "</figure>" + p(CLOSED, CRACK)))
            .images();
    assertThat(images)
        .containsExactly(
            new Image(URL, null), new Image("https://daily-bridge.example/share.jpg", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<aside><figure><img src='/other.jpg'><figcaption>Another</figcaption></figure></aside>",
        "<div class='image'><a href='/other'><img src='/other.jpg'> Another bridge</a></div>",
        "<div class='card'><img src='/other.jpg'><a class='caption' href='/other'>Another</a></div>",
      })
  void leavesPicturesOfOtherStoriesAlone(String other) {
    assertThat(Bridge.read(story(p(CLOSED, CRACK, MAYOR) + other)).images()).isEmpty();
  }
}
