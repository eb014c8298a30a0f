package io.broadsheet.fences.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundTest {

  private static final String NEWS = "http://news.example.org/";

  private final Recorded world = new Recorded();

  @Test
  void refusesANameOfWhichOneAddressIsPrivate() {
    world.name("news.example.org", lookup -> List.of(Recorded.PUBLIC, "10.0.0.5"));

    assertThat((Refused) get(NEWS, 0))
        .hasMessage("news.example.org leads to 10.0.0.5, a private address (10.0.0.0/8)");
    assertThat(world.connected).isEmpty();
  }

  @Test
  void connectsToTheAddressThatItChecked() {
    // A name server that answers otherwise each time it is asked.
    world.name("news.example.org", lookup -> List.of(lookup == 0 ? Recorded.PUBLIC : "127.0.0.1"));

    assertThat(get(NEWS, 0)).isEqualTo(200);
    assertThat(world.lookedUp).hasSize(1);
    assertThat(world.connected).containsExactly(Recorded.PUBLIC);
  }

  @Test
  void looksANameUpAnewForEachCall() {
    world.name("news.example.org", lookup -> List.of(lookup == 0 ? Recorded.PUBLIC : "127.0.0.1"));
    get(NEWS, 0);

    assertThat(get(NEWS, 0)).isInstanceOf(Refused.class);
    assertThat(world.connected).containsExactly(Recorded.PUBLIC);
  }

  @Test
  void triesAnotherCheckedAddressWhereThereIsNoConnection() {
    world.name("news.example.org", lookup -> List.of("93.184.216.1", "93.184.216.2"));
    world.unreachable("93.184.216.1");

    assertThat(get(NEWS, 0)).isEqualTo(200);
    assertThat(world.connected).containsExactly("93.184.216.1", "93.184.216.2");
  }

  @Test
  void saysThatANameIsNotKnown() {
    world.name("news.example.org", lookup -> List.of());

    assertThat((NoAnswer) get(NEWS, 0)).hasMessage("the name news.example.org is not known");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080/secret",
        "http://169.254.169.254/latest/meta-data/",
        "file:///etc/passwd",
        "//127.0.0.1/",
        "http://news.example.org@127.0.0.1/",
        "http://news.example.org:6379/",
        "http://[::1]/",
        "not an address"
      })
  void checksEachRedirect(String location) {
    world.redirect("news.example.org/", 302, location);

    assertThat(get(NEWS, 5)).isInstanceOf(Refused.class);
    assertThat(world.connected).containsExactly(Recorded.PUBLIC);
  }

  @Test
  void followsRedirectsToWhatMayBeCalled() {
    world.redirect("news.example.org/", 301, "/b?c");
    world.redirect("news.example.org/b?c", 307, "https://other.example.org/");

    assertThat(get(NEWS, 2)).isEqualTo(200);
    assertThat(world.lookedUp)
        .containsExactly("news.example.org", "news.example.org", "other.example.org");
  }

  @Test
  void stopsWhereRedirectsDoNot() {
    world.redirect("news.example.org/", 302, "/");

    assertThat(get(NEWS, 5)).isInstanceOf(Refused.class);
    assertThat(world.connected).hasSize(6);
  }

  @Test
  void aPostFollowsNone() {
    world.redirect("news.example.org/", 308, "https://other.example.org/");

    Call post = Call.post(NEWS, () -> CompletableFuture.failedStage(new AssertionError()));
    assertThat(Recorded.outcome(world.outbound(), post)).isEqualTo(308);
    assertThat(world.connected).hasSize(1);
  }

  private Object get(String url, int redirects) {
    return Recorded.outcome(world.outbound(), Call.get(url, Map.of(), redirects));
  }
}
