package io.broadsheet.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ParseConfigTest {

  private final ParseConfig config =
      new SmallRyeConfigBuilder()
          .withMapping(ParseConfig.class)
          .addDiscoveredConverters()
          .build()
          .getConfigMapping(ParseConfig.class);

  @Test
  void hasDefaultsThatRun() {
    assertThat(config.eventSource()).isEqualTo(URI.create("https://broadsheet.local"));
    ParseConfig.Parse parse = config.parse();
    assertThat(parse.enabled()).isTrue();
    assertThat(parse.deadline()).isEqualTo(Duration.ofSeconds(20));
    assertThat(parse.sessionTimeout()).isEqualTo(Duration.ofSeconds(6));
    assertThat(parse.instanceId()).isEmpty();
    assertThat(parse.standstill()).isEqualTo(Duration.ofSeconds(60));
  }
}
