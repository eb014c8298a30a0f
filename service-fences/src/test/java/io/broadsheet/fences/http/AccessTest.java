package io.broadsheet.fences.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.events.EventJson;
import io.broadsheet.events.Sha256;
import io.broadsheet.fences.RefusedToStart;
import io.quarkus.runtime.StartupEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

  private static final String LOOPBACK = "127.0.0.1";
  private static final String REACHABLE = "0.0.0.0";
  private static final Map<String, AccessConfig.ApiKey> KEYS =
      Map.of(
          "reader", new Key(Sha256.of("reading"), Set.of("read")),
          "operator", new Key(Sha256.of("operating"), Set.of("admin")),
          "writer",
              new Key(Sha256.of("writing").toUpperCase(java.util.Locale.ROOT), Set.of("write")));

  private record Config(Security security, Map<String, ApiKey> apiKeys) implements AccessConfig {}

  private record Key(String sha256, Set<String> scopes) implements AccessConfig.ApiKey {}

  @Test
  void refusesToBeOpenToOthersWithoutKeys() {
    assertThatThrownBy(() -> start(REACHABLE, AccessConfig.Security.KEYS, Map.of()))
        .isInstanceOf(RefusedToStart.class)
        .hasMessageContainingAll(REACHABLE, "broadsheet.api-keys", "broadsheet.security=none");
  }

  @Test
  void startsOnLoopbackWithKeysOrWhereSomethingElseGuardsIt() {
    assertThatCode(
            () -> {
              start(LOOPBACK, AccessConfig.Security.KEYS, Map.of());
              start(REACHABLE, AccessConfig.Security.KEYS, KEYS);
              start(REACHABLE, AccessConfig.Security.NONE, Map.of());
            })
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAKeyThatNobodyCanHave() {
    for (Key wrong :
        List.of(
            new Key("xyz", Set.of("read")),
            new Key(Sha256.of("reading"), Set.of("read", "wrte")))) {
      assertThatThrownBy(
              () ->
                  access(LOOPBACK, AccessConfig.Security.KEYS, Map.of("desk", wrong))
                      .refuseKeysThatNobodyHas(new StartupEvent()))
          .isInstanceOf(RefusedToStart.class)
          .hasMessageContaining("broadsheet.api-keys.desk");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /articles, Authorization, Bearer reading, 200",
    "HEAD, /articles, Authorization, bearer reading, 200",
    "GET, /articles, X-API-Key, reading, 200",
    "POST, /articles, X-API-Key, writing, 200",
    "POST, /articles, X-API-Key, reading, 403",
    "DELETE, /articles, X-API-Key, reading, 403",
    "GET, /articles, X-API-Key, writing, 403",
    "GET, /articles, X-API-Key, operating, 200",
    "POST, /articles, X-API-Key, operating, 200",
    "GET, /articles, X-API-Key, guessed, 401",
    "GET, /articles, Authorization, Basic reading, 401",
    "GET, /q/health/ready, Accept, */*, 200",
    "GET, /q/health, Accept, */*, 200",
    "GET, /q/metrics, Accept, */*, 401",
    "GET, /q/health/../metrics, Accept, */*, 401",
    "GET, /q/health/../../articles, Accept, */*, 401",
    "POST, /q/health/%2e%2e/../articles, X-API-Key, reading, 403",
    "GET, /q/healthy, Accept, */*, 401",
  })
  void asksForAKeyOfTheScope(String method, String path, String header, String value, int status)
      throws Exception {
    try (Door door = new Door(access(REACHABLE, AccessConfig.Security.KEYS, KEYS))) {
      Door.Answer answer = door.ask(method, path, Map.of(header, value));
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.headers().contains("WWW-Authenticate")).isEqualTo(status == 401);
      assertThat(answer.headers().get("Content-Type"))
          .isEqualTo(status == 200 ? null : Problem.MEDIA_TYPE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, , 200",
    "localhost:8081, , 200",
    "[::1]:8081, , 200",
    "LOCALHOST, http://localhost:3000, 200",
    "rebound.example, , 403",
    "127.0.0.1.rebound.example:8081, , 403",
    "127.0.0.1, https://elsewhere.example, 403",
    "127.0.0.1, null, 403",
    "127.0.0.1, http://localhost.elsewhere.example, 403",
  })
  void keepsOtherSitesOutOnLoopback(String host, String origin, int status) throws Exception {
    Map<String, String> headers =
        origin == null ? Map.of("Host", host) : Map.of("Host", host, "Origin", origin);
    try (Door door = new Door(access(LOOPBACK, AccessConfig.Security.KEYS, Map.of()))) {
      assertThat(door.ask("GET", "/articles", headers).status()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @CsvSource({"/articles?limit=%zz, 400", "/articles?limit=%4, 400", "/articles?limit=%31, 200"})
  void saysThatAnEscapeIsBroken(String address, int status) throws Exception {
    try (Door door = new Door(access(LOOPBACK, AccessConfig.Security.KEYS, Map.of()))) {
      Door.Answer answer = door.ask("GET", address, Map.of());
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.headers().get("Content-Type"))
          .isEqualTo(status == 200 ? null : Problem.MEDIA_TYPE);
    }
  }

  @Test
  void answersUnderTheCallersRequestIdOrOneOfItsOwn() throws Exception {
    try (Door door = new Door(access(LOOPBACK, AccessConfig.Security.KEYS, Map.of()))) {
      assertThat(requestId(door, Map.of("X-Request-Id", "call-7.a_b"))).isEqualTo("call-7.a_b");
      assertThat(requestId(door, Map.of("X-Request-Id", "kept", "Host", "rebound.example")))
          .isEqualTo("kept");
      assertThat(UUID.fromString(requestId(door, Map.of()))).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "<script>", "$(id)"})
  void givesNoRequestIdBackThatCouldDoHarm(String id) throws Exception {
    try (Door door = new Door(access(LOOPBACK, AccessConfig.Security.KEYS, Map.of()))) {
      assertThat(UUID.fromString(requestId(door, Map.of("X-Request-Id", id)))).isNotNull();
    }
  }

  private static String requestId(Door door, Map<String, String> headers) throws Exception {
    return door.ask("GET", "/articles", headers).headers().get("X-Request-Id");
  }

  private static void start(
      String host, AccessConfig.Security security, Map<String, AccessConfig.ApiKey> keys) {
    access(host, security, keys).refuseToBeOpen(new StartupEvent());
  }

  private static Access access(
      String host, AccessConfig.Security security, Map<String, AccessConfig.ApiKey> keys) {
    return new Access(new Config(security, keys), host, EventJson.mapper());
  }
}
