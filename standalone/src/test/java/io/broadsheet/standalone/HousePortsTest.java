package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class HousePortsTest {

  @Test
  void namesTheTakenPortItsServerAndTheWayOut() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      HousePorts ports = HousePorts.auto().with(Role.POSTGRESQL, other.getLocalPort());
      assertThatThrownBy(ports::requireFree)
          .isInstanceOf(StartFailed.class)
          .hasMessageContainingAll(
              Integer.toString(other.getLocalPort()),
              "PostgreSQL",
              "--postgresql-port",
              "--ports auto");
      assertThat(ports.orFree().port(Role.POSTGRESQL)).isNotEqualTo(other.getLocalPort());
    }
  }

  @Test
  void refusesOnePortForTwoServers() {
    HousePorts ports = HousePorts.auto();
    assertThatThrownBy(() -> ports.with(Role.QUERY, ports.port(Role.INGEST)).requireFree())
        .hasMessageContainingAll(Integer.toString(ports.port(Role.INGEST)), "query-service");
  }

  @Test
  void takesAFreePortOnlyWhereOneIsTaken() {
    HousePorts ports = HousePorts.defaults().orFree(port -> port != 9092);
    assertThat(ports.port(Role.KAFKA)).isNotEqualTo(9092);
    assertThat(ports.port(Role.INGEST)).isEqualTo(8080);
  }
}
