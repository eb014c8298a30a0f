package io.broadsheet.standalone;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;

/** Where each server listens, on 127.0.0.1. */
public record HousePorts(Map<Role, Integer> of) {

  public HousePorts {
    of = Map.copyOf(of);
  }

  /** The ports that the documentation names. */
  public static HousePorts defaults() {
    Map<Role, Integer> ports = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      ports.put(role, role.defaultPort());
    }
    return new HousePorts(ports);
  }

  /** Free ones, whichever they are. */
  public static HousePorts auto() {
    return defaults().freed(port -> false, Ports::free);
  }

  /** The port of one server. */
  public int port(Role role) {
    return of.getOrDefault(role, role.defaultPort());
  }

  /** The same, one of them elsewhere. */
  public HousePorts with(Role role, int port) {
    Map<Role, Integer> ports = new EnumMap<>(of);
    ports.put(role, port);
    return new HousePorts(ports);
  }

  /** The same, each that is taken replaced by a free one. */
  public HousePorts orFree() {
    return freed(Ports::isFree, Ports::free);
  }

  HousePorts freed(IntPredicate isFree, IntSupplier free) {
    Map<Role, Integer> ports = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      ports.put(role, isFree.test(port(role)) ? port(role) : free.getAsInt());
    }
    return new HousePorts(ports);
  }

  /**
   * Makes sure that all are free and different.
   *
   * @throws StartFailed naming the port and the way out
   */
  void requireFree(IntPredicate isFree) {
    for (Role role : Role.values()) {
      int port = port(role);
      for (Role other : Role.values()) {
        if (other.compareTo(role) < 0 && port(other) == port) {
          throw new StartFailed(
              "port " + port + " is wanted for both " + other.title() + " and " + role.title());
        }
      }
      if (!isFree.test(port)) {
        throw new StartFailed(
            "port %d, wanted for %s, is taken by another program. Stop that program, or choose another port with --%s-port, or let free ones be chosen with --ports auto."
                .formatted(port, role.title(), role.slug().replace("-service", "")));
      }
    }
  }
}
