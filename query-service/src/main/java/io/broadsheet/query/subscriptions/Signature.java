package io.broadsheet.query.subscriptions;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.broadsheet.fences.outbound.Call.Message;
import io.broadsheet.query.store.Subscription;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** What tells a subscriber that it was us. */
final class Signature {

  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Signature() {}

  static String newSecret() {
    byte[] secret = new byte[BYTES];
    RANDOM.nextBytes(secret);
    return PREFIX + Base64.getEncoder().encodeToString(secret);
  }

  /** With the headers of Standard Webhooks; for a while signed by the old secret too. */
  static Message signed(Subscription subscription, String id, String body, Instant now) {
    String signatures = sign(subscription.secret(), id, body, now);
    if (subscription.oldSecret() != null
        && subscription.oldUntil() != null
        && subscription.oldUntil().isAfter(now)) {
      for (String old : subscription.oldSecret().split(" ", -1)) {
        signatures += " " + sign(old, id, body, now);
      }
    }
    return new Message(headers(id, now, signatures), Optional.of(body));
  }

  private static Map<String, String> headers(String id, Instant now, String signatures) {
    return Map.of(
        "content-type",
        "application/cloudevents+json",
        "user-agent",
        "broadsheet",
        "webhook-id",
        id,
        "webhook-timestamp",
        Long.toString(now.getEpochSecond()),
        "webhook-signature",
        signatures);
  }

  private static String sign(String secret, String id, String body, Instant now) {
    try {
      return new Webhook(secret).sign(id, now.getEpochSecond(), body);
    } catch (WebhookSigningException | EmptyWebhookSecretException e) {
      throw new IllegalStateException("a secret that cannot sign", e);
    }
  }
}
