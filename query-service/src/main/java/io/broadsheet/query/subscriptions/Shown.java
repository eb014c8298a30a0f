package io.broadsheet.query.subscriptions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.events.Cursor;
import io.broadsheet.query.store.Subscription;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it is answered.
 *
 * @param disabled why, where it was not a caller who disabled it
 * @param cursor what was read for it: what follows goes out next
 * @param pending deliveries of before the cursor that will be tried again
 * @param restUntil when a target that fails is tried again
 * @param secret only where it is new
 * @param oldSecretUntil until when is signed by the one before too
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Subscription")
public record Shown(
    UUID id,
    String url,
    @Nullable String q,
    boolean enabled,
    @Nullable String disabled,
    Instant created,
    Cursor cursor,
    long pending,
    @Nullable Instant succeeded,
    @Nullable Instant restUntil,
    @Nullable String secret,
    @Nullable Instant oldSecretUntil,
    Map<String, String> links) {

  static Shown of(Subscription subscription, boolean withSecret) {
    Instant now = Instant.now();
    return new Shown(
        subscription.id(),
        subscription.url(),
        subscription.q(),
        subscription.enabled(),
        subscription.disabled(),
        subscription.created(),
        subscription.cursor(),
        subscription.pending(),
        subscription.succeeded(),
        future(subscription.restUntil(), now),
        withSecret ? subscription.secret() : null,
        future(subscription.oldUntil(), now),
        Map.of("deliveries", "/subscriptions/" + subscription.id() + "/deliveries"));
  }

  private static @Nullable Instant future(@Nullable Instant time, Instant now) {
    return time != null && time.isAfter(now) ? time : null;
  }
}
