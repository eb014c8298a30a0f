package io.broadsheet.ingest.parse;

import io.broadsheet.events.EventJson;
import io.broadsheet.events.Outcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The stage's figures at {@code /q/metrics}. */
final class ParseMetrics {

  private final MeterRegistry registry;
  private final Timer parse;
  // Of the present membership.
  private volatile AtomicInteger inFlight = new AtomicInteger();
  private final Map<Integer, Long> lags = new ConcurrentHashMap<>();

  ParseMetrics(MeterRegistry registry, Supplier<Number> stuck) {
    this.registry = registry;
    this.parse = Timer.builder("broadsheet.parse").publishPercentiles(0.5, 0.99).register(registry);
    Gauge.builder("broadsheet.parse.in.flight", () -> inFlight.get()).register(registry);
    Gauge.builder("broadsheet.parse.stuck", stuck).register(registry);
  }

  void inFlight(AtomicInteger count) {
    inFlight = count;
  }

  void parsed(long nanos) {
    parse.record(nanos, TimeUnit.NANOSECONDS);
  }

  void concluded(Outcome.Kind kind) {
    registry.counter("broadsheet.outcomes", "outcome", EventJson.wire(kind)).increment();
  }

  /** Arrivals of a partition that are not concluded; 0 for one that is another instance's now. */
  void lag(int partition, long arrivals) {
    if (lags.put(partition, arrivals) == null) {
      Gauge.builder("broadsheet.parse.lag", () -> lags.getOrDefault(partition, 0L))
          .tag("partition", Integer.toString(partition))
          .register(registry);
    }
  }
}
