package io.broadsheet.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/** Which ports of 127.0.0.1 are free. */
public final class Ports {

  private static final Set<Integer> HANDED_OUT = new HashSet<>();

  private Ports() {}

  /** A free port, no two callers of this process the same. */
  public static int free() {
    synchronized (HANDED_OUT) {
      while (true) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
          if (HANDED_OUT.add(socket.getLocalPort())) {
            return socket.getLocalPort();
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /** Whether a server could listen there now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As the servers themselves do: a connection lingering after a stop is no obstacle.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Makes sure that a server can listen there.
   *
   * @throws StartFailed naming the port and the way out
   */
  static void requireFree(Role role, int port) {
    if (!isFree(port)) {
      throw new StartFailed(
          "port %d, wanted for %s, is taken by another program. Stop that program, or choose another port with --%s-port, or let free ones be chosen with --ports auto."
              .formatted(port, role.title(), role.word()));
    }
  }
}
