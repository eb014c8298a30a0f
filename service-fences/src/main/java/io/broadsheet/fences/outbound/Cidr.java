package io.broadsheet.fences.outbound;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A network of addresses. */
record Cidr(InetAddress network, int bits) {

  private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern FOUR = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
  private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /** An address or a network, as {@code 10.0.0.0/8}. */
  static Optional<Cidr> of(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> network = address(slash < 0 ? text : text.substring(0, slash));
    int whole = network.map(it -> it.getAddress().length * Byte.SIZE).orElse(0);
    String bits = slash < 0 ? Integer.toString(whole) : text.substring(slash + 1);
    return network
        .filter(it -> bits.matches("[0-9]{1,3}") && Integer.parseInt(bits) <= whole)
        .map(it -> new Cidr(it, Integer.parseInt(bits)));
  }

  /** An address as RFC 3986 writes it: nothing is looked up, and nothing guessed. */
  static Optional<InetAddress> address(String text) {
    boolean six = SIX.matcher(text).matches();
    if (!six && !FOUR.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      // In brackets it is an address or nothing, and never a name.
      return Optional.of(InetAddress.getByName(six ? "[" + text + "]" : text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress address) {
    byte[] one = network.getAddress();
    byte[] other = address.getAddress();
    return one.length == other.length
        && new BigInteger(1, one)
            .xor(new BigInteger(1, other))
            .shiftRight(one.length * Byte.SIZE - bits)
            .equals(BigInteger.ZERO);
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + bits;
  }
}
