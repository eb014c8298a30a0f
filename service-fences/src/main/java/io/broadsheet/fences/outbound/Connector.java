package io.broadsheet.fences.outbound;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Calls a target at an address that was checked, and at no other. */
interface Connector {

  /**
   * Fails with {@link NoAnswer}, and as the call's message does.
   *
   * @param atMost for all of it
   */
  CompletionStage<Answer> send(Target target, InetAddress address, Call call, Duration atMost);
}
