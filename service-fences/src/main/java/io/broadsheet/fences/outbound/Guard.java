package io.broadsheet.fences.outbound;

import io.broadsheet.fences.RefusedToStart;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which targets may be called: those of the public internet, and those that are allowed. */
final class Guard {

  /** Names that mean something of one network alone. */
  private static final Set<String> LOCAL =
      Set.of(
          "localhost",
          "localdomain",
          "local",
          "internal",
          "intranet",
          "private",
          "corp",
          "home",
          "lan",
          "svc",
          "arpa");

  private final Set<String> names = new HashSet<>();
  private final List<Cidr> networks = new ArrayList<>();
  private final Set<Integer> ports;

  /**
   * @param allow names and networks that may be called although they are no public ones
   */
  Guard(Collection<String> allow, Collection<Integer> ports) {
    this.ports = Set.copyOf(ports);
    for (String each : allow) {
      Optional<Cidr> network = Cidr.of(each.strip());
      if (network.isPresent()) {
        networks.add(network.get());
      } else if (each.contains("/")) {
        throw new RefusedToStart(
            "broadsheet.outbound.allow: %s is no network; write it as 10.1.0.0/16".formatted(each));
      } else {
        names.add(each.strip().toLowerCase(Locale.ROOT));
      }
    }
  }

  /** Refuses a name that is not even to be looked up. */
  void admitName(Target target) {
    String host = target.host();
    if (target.literal().isPresent() || names.contains(host)) {
      return;
    }
    String last = host.substring(host.lastIndexOf('.') + 1);
    if (last.equals(host) || LOCAL.contains(last)) {
      throw new Refused(host + " is a name of a local network, not of the public internet");
    }
  }

  /** Refuses a target of which any address is not public. */
  void admit(Target target, List<InetAddress> addresses) {
    if (names.contains(target.host())) {
      return;
    }
    boolean allowed = true;
    for (InetAddress address : addresses) {
      if (networks.stream().noneMatch(network -> network.contains(address))) {
        allowed = false;
        Addresses.refusal(address)
            .ifPresent(
                what -> {
                  throw new Refused(sentence(target, address, what));
                });
      }
    }
    if (!allowed && !ports.contains(target.port())) {
      throw new Refused(
          "port %d is not called, only %s"
              .formatted(target.port(), ports.stream().sorted().toList()));
    }
  }

  private static String sentence(Target target, InetAddress address, String what) {
    String shown = address.getHostAddress();
    return target.literal().isPresent()
        ? shown + " is " + what
        : target.host() + " leads to " + shown + ", " + what;
  }
}
