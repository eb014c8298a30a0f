package io.broadsheet.fences.outbound;

import java.net.IDN;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an address leads, if there is one reading of it alone: whatever parsers read differently is
 * refused rather than read.
 *
 * @param host in ASCII and lower case; of IPv6 without brackets
 * @param literal the host where it is an address itself
 */
record Target(boolean tls, String host, int port, String path, Optional<InetAddress> literal) {

  private static final Pattern ODD = Pattern.compile("[\\p{Cntrl}\\s\\\\\\p{Z}]");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");

  static Target of(String url) {
    if (ODD.matcher(url).find()) {
      throw new Refused("an address has no white space, control character or backslash");
    }
    URI uri = uri(url);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new Refused("only addresses that begin with http:// or https:// are called");
    }
    String authority = uri.getRawAuthority();
    if (authority == null) {
      throw new Refused("the address names no host");
    }
    if (authority.contains("@")) {
      throw new Refused("an address that is called carries no user name or password");
    }
    int bracket = authority.lastIndexOf(']');
    int colon = authority.indexOf(':', Math.max(bracket, 0));
    String name = colon < 0 ? authority : authority.substring(0, colon);
    boolean tls = scheme.equals("https");
    int port = colon < 0 ? tls ? 443 : 80 : port(authority.substring(colon + 1));
    String path = path(uri);
    if (name.startsWith("[")) {
      InetAddress six = six(name);
      return new Target(tls, six.getHostAddress(), port, path, Optional.of(six));
    }
    String host = name(name);
    return new Target(tls, host, port, path, Cidr.address(host));
  }

  /** The Host header. */
  String authority() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return port == (tls ? 443 : 80) ? name : name + ":" + port;
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new Refused("this is no address: " + e.getReason());
    }
  }

  /** What stands behind the host. */
  private static String path(URI uri) {
    String ascii = uri.toASCIIString().replaceFirst("#.*$", "");
    String rest = ascii.substring(ascii.indexOf("://") + 3).replaceFirst("^[^/?]*", "");
    return rest.startsWith("/") ? rest : "/" + rest;
  }

  private static int port(String text) {
    if (!text.matches("[0-9]{1,5}")
        || Integer.parseInt(text) == 0
        || Integer.parseInt(text) > 65_535) {
      throw new Refused("a port is a number from 1 to 65535");
    }
    return Integer.parseInt(text);
  }

  private static InetAddress six(String text) {
    InetAddress address =
        Cidr.address(text.substring(1, text.length() - 1))
            .orElseThrow(() -> new Refused(text + " is no IPv6 address"));
    if (address instanceof Inet4Address) {
      throw new Refused(text + " is an IPv4 address within IPv6: write it as IPv4");
    }
    return address;
  }

  private static String name(String given) {
    String host;
    try {
      host = IDN.toASCII(given, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new Refused(given + " is no name of a host");
    }
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    String last = name.substring(name.lastIndexOf('.') + 1);
    if (name.isEmpty() || last.isEmpty()) {
      throw new Refused("the address names no host");
    }
    // Browsers read 127.1, 0x7f000001 and 0177.0.0.1 as addresses, others as names.
    if (NUMBER.matcher(last).matches() && Cidr.address(name).isEmpty()) {
      throw new Refused(
          name + " is neither a name nor an IPv4 address of four decimal numbers from 0 to 255");
    }
    return name;
  }
}
