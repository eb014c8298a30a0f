package io.broadsheet.fences.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which addresses are of the public internet: by IANA's registries of special-purpose addresses,
 * and what clouds have put beside them.
 */
final class Addresses {

  private static final Map<Cidr, String> REFUSED = new LinkedHashMap<>();
  private static final Cidr GLOBAL_UNICAST = Cidr.of("2000::/3").orElseThrow();

  static {
    refuse("0.0.0.0/8", "an unspecified address");
    refuse("10.0.0.0/8", "a private address");
    refuse("100.64.0.0/10", "a carrier's shared address");
    refuse("127.0.0.0/8", "a loopback address");
    refuse("168.63.129.16/32", "a cloud's metadata service");
    refuse("169.254.0.0/16", "a link-local address, as clouds' metadata services have");
    refuse("172.16.0.0/12", "a private address");
    refuse("192.0.0.0/24", "an address of protocols");
    refuse("192.0.2.0/24", "an address of documents");
    refuse("192.88.99.0/24", "a relay of 6to4");
    refuse("192.168.0.0/16", "a private address");
    refuse("198.18.0.0/15", "an address of benchmarks");
    refuse("198.51.100.0/24", "an address of documents");
    refuse("203.0.113.0/24", "an address of documents");
    refuse("224.0.0.0/4", "a multicast address");
    refuse("240.0.0.0/4", "a reserved address");
    refuse("::/128", "an unspecified address");
    refuse("::1/128", "a loopback address");
    refuse("::/96", "an IPv4 address within IPv6");
    refuse("::ffff:0:0:0/96", "an IPv4 address within IPv6");
    refuse("64:ff9b::/96", "an IPv4 address within IPv6 (NAT64)");
    refuse("64:ff9b:1::/48", "an IPv4 address within IPv6 (NAT64)");
    refuse("100::/64", "an address where all is discarded");
    refuse("2001::/32", "an IPv4 address within IPv6 (Teredo)");
    refuse("2001::/23", "an address of protocols");
    refuse("2001:db8::/32", "an address of documents");
    refuse("2002::/16", "an IPv4 address within IPv6 (6to4)");
    refuse("3fff::/20", "an address of documents");
    refuse("fc00::/7", "a private address");
    refuse("fe80::/10", "a link-local address");
    refuse("fec0::/10", "a private address");
    refuse("ff00::/8", "a multicast address");
  }

  private Addresses() {}

  private static void refuse(String cidr, String what) {
    REFUSED.put(Cidr.of(cidr).orElseThrow(), what);
  }

  /** What an address is that is not of the public internet. */
  static Optional<String> refusal(InetAddress address) {
    Optional<String> known =
        REFUSED.entrySet().stream()
            .filter(range -> range.getKey().contains(address))
            .map(range -> range.getValue() + " (" + range.getKey() + ")")
            .findFirst();
    boolean odd = address instanceof Inet6Address && !GLOBAL_UNICAST.contains(address);
    return known.isEmpty() && odd ? Optional.of("no address of the public internet") : known;
  }
}
