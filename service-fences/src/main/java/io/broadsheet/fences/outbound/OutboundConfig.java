package io.broadsheet.fences.outbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the services may call, and for how long. */
@ConfigMapping(prefix = "broadsheet.outbound")
interface OutboundConfig {

  /**
   * Names and networks (CIDR) that may be called although they are no public ones, on any port:
   * {@code hooks.internal,10.1.0.0/16}.
   */
  Optional<List<String>> allow();

  /** Ports that may be called. */
  @WithDefault("80,443,8080,8443")
  List<Integer> ports();

  /** How long a connection may take to open. */
  @WithDefault("5s")
  Duration connectTimeout();

  /** How long a call may take, from the name's lookup to the answer's last byte. */
  @WithDefault("20s")
  Duration deadline();

  /** Bytes of an answer that are read; then the connection is closed. */
  @WithDefault("65536")
  int answerBytes();
}
