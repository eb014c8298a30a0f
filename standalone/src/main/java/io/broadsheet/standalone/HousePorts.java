package io.broadsheet.standalone;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/** Where each server listens, on 127.0.0.1. */
public record HousePorts(Map<Role, Integer> of) {

  public HousePorts {
    of = Map.copyOf(of);
  }

  /** The ports that the documentation names. */
  public static HousePorts defaults() {
    return new HousePorts(Map.of());
  }

  /** Free ones, whichever they are. */
  public static HousePorts auto() {
    return defaults().orFree(port -> false);
  }

  /** The port of one server. */
  public int port(Role role) {
    return of.getOrDefault(role, role.defaultPort());
  }

  /** The same, one of them elsewhere. */
  public HousePorts with(Role role, int port) {
    Map<Role, Integer> ports = new EnumMap<>(Role.class);
    ports.putAll(of);
    ports.put(role, port);
    return new HousePorts(ports);
  }

  /** The same, each that is taken replaced by a free one. */
  public HousePorts orFree() {
    return orFree(Ports::isFree);
  }

  HousePorts orFree(IntPredicate isFree) {
    HousePorts ports = this;
    for (Role role : Role.values()) {
      ports = isFree.test(port(role)) ? ports : ports.with(role, Ports.free());
    }
    return ports;
  }

  /**
   * Makes sure that all are free and different.
   *
   * @throws StartFailed naming the port and the way out
   */
  void requireFree() {
    Set<Integer> wanted = new HashSet<>();
    for (Role role : Role.values()) {
      if (!wanted.add(port(role))) {
        throw new StartFailed(
            "port %d is wanted for %s and for another server; give each its own"
                .formatted(port(role), role.title()));
      }
      Ports.requireFree(role, port(role));
    }
  }
}
