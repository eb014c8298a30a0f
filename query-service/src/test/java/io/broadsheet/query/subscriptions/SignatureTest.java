package io.broadsheet.query.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.store.Subscription;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignatureTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String BODY = "{\"test\": 2432232314}";
  // Computed by another program.
  private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private static String signatures(
      String secret, @Nullable String old, @Nullable Instant oldUntil) {
    Subscription subscription =
        new Subscription(
            UUID.randomUUID(),
            "http://a.example/",
            null,
            true,
            null,
            secret,
            old,
            oldUntil,
            NOW,
            new Cursor(UUID.randomUUID(), List.of(0L)),
            0,
            0,
            null,
            null,
            0);
    return Signature.signed(subscription, ID, BODY, NOW)
        .headers()
        .getOrDefault("webhook-signature", "");
  }

  @Test
  void signsAsOthersDo() {
    assertThat(signatures(SECRET, null, null)).isEqualTo(SIGNED);
  }

  @Test
  void signsByTheOldSecretTooForAWhile() {
    String fresh = Signature.newSecret();
    String alone = signatures(fresh, null, null);

    assertThat(signatures(fresh, SECRET, NOW.plusSeconds(1))).isEqualTo(alone + " " + SIGNED);
    assertThat(signatures(fresh, SECRET, NOW)).isEqualTo(alone);
  }

  @Test
  void eachSecretIsAnotherAndLongEnough() {
    String secret = Signature.newSecret();
    assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length()))).hasSize(32);
    assertThat(Signature.newSecret()).isNotEqualTo(secret);
  }
}
