package io.broadsheet.fences.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.fences.RefusedToStart;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedTargetsTest {

  private final Recorded world = new Recorded();

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1/, loopback",
    "http://127.0.0.1./, loopback",
    "http://127.255.255.254:8080/, loopback",
    "http://１２７.０.０.１/, loopback",
    "http://127。0。0。1/, loopback",
    "http://127.1/, four decimal",
    "http://2130706433/, four decimal",
    "http://0x7f000001/, four decimal",
    "http://0x7f.0.0.0x1/, four decimal",
    "http://0177.0.0.1/, four decimal",
    "http://127.000.000.001/, four decimal",
    "http://256.256.256.256/, four decimal",
    "http://0/, four decimal",
    "http://%31%32%37.0.0.1/, no name",
    "http://0.0.0.0/, unspecified",
    "http://10.0.0.1/, private",
    "http://172.16.0.1/, private",
    "http://172.31.255.254/, private",
    "http://192.168.0.1/, private",
    "http://100.64.0.1/, carrier",
    "http://100.100.100.200/, carrier",
    "http://169.254.169.254/latest/meta-data/, link-local",
    "http://168.63.129.16/machine, metadata",
    "http://224.0.0.1/, multicast",
    "http://255.255.255.255/, reserved",
    "http://[::]/, unspecified",
    "http://[::1]/, loopback",
    "http://[0:0:0:0:0:0:0:1]/, loopback",
    "http://[::ffff:127.0.0.1]/, within IPv6",
    "http://[::ffff:7f00:1]/, within IPv6",
    "http://[::ffff:8.8.8.8]/, within IPv6",
    "http://[::127.0.0.1]/, within IPv6",
    "http://[::ffff:0:127.0.0.1]/, within IPv6",
    "http://[64:ff9b::127.0.0.1]/, NAT64",
    "http://[64:ff9b::8.8.8.8]/, NAT64",
    "http://[64:ff9b:1::a00:1]/, NAT64",
    "http://[2002:7f00:1::]/, 6to4",
    "http://[2001:0:7f00:1::]/, Teredo",
    "http://[fe80::1]/, link-local",
    "http://[fe80::1%25eth0]/, no IPv6",
    "http://[fc00::1]/, private",
    "http://[fd00:ec2::254]/, private",
    "http://[fec0::1]/, private",
    "http://[ff02::1]/, multicast",
    "http://[5f00::1]/, no address of the public internet",
    "http://localhost/, local network",
    "http://LOCALHOST./, local network",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/, local network",
    "http://metadata.google.internal/, local network",
    "http://kubernetes.default.svc/, local network",
    "http://news.example.org@127.0.0.1/, user name",
    "http://news.example.org\\@127.0.0.1/, backslash",
    "http://news.example.org:22/, port 22",
    "http://news.example.org:99999/, a port",
    "http:127.0.0.1/, no host",
    "//127.0.0.1/, http://",
    "file:///etc/passwd, http://",
    "gopher://127.0.0.1:6379/_INFO, http://",
  })
  void refusesWithAReason(String url, String reason) {
    Object outcome = Recorded.outcome(world.outbound(), Call.get(url, Map.of(), 0));

    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat((Refused) outcome).hasMessageContaining(reason);
    assertThat(world.connected).isEmpty();
    assertThatThrownBy(() -> world.outbound().check(url)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://93.184.216.34/",
        "http://172.32.0.1/",
        "http://100.128.0.1/",
        "http://news.example.org",
        "https://news.example.org:8443/a?b=c#d",
        "https://bücher.example/",
        "http://127.0.0.1.example.org/",
        "http://[2606:4700:4700::1111]/",
      })
  void callsWhatIsPublic(String url) {
    assertThat(Recorded.outcome(world.outbound(), Call.get(url, Map.of(), 0))).isEqualTo(200);
    assertThat(world.connected).hasSize(1);
  }

  @Test
  void looksUpNoNameOfALocalNetwork() {
    Recorded.outcome(world.outbound(), Call.get("http://metadata.google.internal/", Map.of(), 0));

    assertThat(world.lookedUp).isEmpty();
  }

  @Test
  void callsWhatIsAllowedByNameOrNetworkOnAnyPort() {
    world.name("hooks.internal", lookup -> List.of("10.9.0.1"));
    Outbound outbound = world.outbound("hooks.internal", "127.0.0.0/8", "fd00::/8");

    for (String url :
        List.of(
            "http://hooks.internal:9000/", "http://127.0.0.1:9000/", "http://[fd00::1]:9000/")) {
      assertThat(Recorded.outcome(outbound, Call.get(url, Map.of(), 0))).as(url).isEqualTo(200);
    }
    for (String url : List.of("http://10.9.0.1/", "http://other.internal/", "http://[fc00::1]/")) {
      assertThat(Recorded.outcome(outbound, Call.get(url, Map.of(), 0)))
          .as(url)
          .isInstanceOf(Refused.class);
    }
  }

  @Test
  void whatIsNoNetworkStopsTheStart() {
    assertThatThrownBy(() -> world.outbound("10.0.0.0/33"))
        .isInstanceOf(RefusedToStart.class)
        .hasMessageContaining("10.0.0.0/33");
  }
}
