package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HousePortsTest {

  @Test
  void namesTheTakenPortItsServerAndTheWayOut() {
    assertThatThrownBy(() -> HousePorts.defaults().requireFree(port -> port != 5432))
        .isInstanceOf(StartFailed.class)
        .hasMessageContainingAll("5432", "PostgreSQL", "--postgresql-port", "--ports auto");
  }

  @Test
  void refusesOnePortForTwoServers() {
    HousePorts ports = HousePorts.defaults().with(Role.QUERY, 8080);
    assertThatThrownBy(() -> ports.requireFree(port -> true))
        .hasMessageContainingAll("8080", "ingest-service", "query-service");
  }

  @Test
  void takesAFreePortOnlyWhereOneIsTaken() {
    HousePorts ports = HousePorts.defaults().freed(port -> port != 9092, () -> 40_000);
    assertThat(ports.port(Role.KAFKA)).isEqualTo(40_000);
    assertThat(ports.port(Role.INGEST)).isEqualTo(8080);
  }

  @Test
  void acceptsTheDefaultsOnAnEmptyMachine() {
    assertThatCode(() -> HousePorts.defaults().requireFree(port -> true))
        .doesNotThrowAnyException();
  }
}
