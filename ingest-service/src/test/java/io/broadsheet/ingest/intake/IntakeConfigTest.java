package io.broadsheet.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IntakeConfigTest {

  @Test
  void hasDefaultsThatRun() {
    IntakeConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(IntakeConfig.class)
            .addDiscoveredConverters()
            .build()
            .getConfigMapping(IntakeConfig.class);
    assertThat(config.queryUrl()).isEqualTo("http://localhost:8081");
    IntakeConfig.Intake intake = config.intake();
    assertThat(intake.deadline()).isEqualTo(Duration.ofSeconds(10));
    assertThat(intake.inFlight().asLongValue()).isEqualTo(64 * 1024 * 1024);
  }
}
