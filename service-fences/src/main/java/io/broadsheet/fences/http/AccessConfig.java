package io.broadsheet.fences.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Set;

/** Who may call a service. */
@ConfigMapping(prefix = "broadsheet")
interface AccessConfig {

  /**
   * {@code keys}: a service that is bound to another address than loopback starts only with API
   * keys. {@code none}: it starts without, and whoever reaches it may do everything.
   */
  @WithDefault("keys")
  Security security();

  /** What guards a service that others can reach. */
  enum Security {
    KEYS,
    NONE
  }

  /**
   * API keys by a name of yours. Once there is one, each request but those for health needs one.
   */
  Map<String, ApiKey> apiKeys();

  /** One API key. */
  interface ApiKey {

    /** SHA-256 of the key, in hexadecimal digits; the key itself is not configured anywhere. */
    String sha256();

    /** What it may do: {@code read}, {@code write}; {@code admin} is all. */
    @WithDefault("read")
    Set<String> scopes();
  }
}
