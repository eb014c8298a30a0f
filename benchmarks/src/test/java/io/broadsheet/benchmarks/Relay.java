package io.broadsheet.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Passes bytes on between clients and a server of this machine, until the way is cut. */
final class Relay implements AutoCloseable {

  /** What a cut looks like from both ends. */
  enum Cut {
    /** Connections stand, and nothing comes through; what was sent meanwhile arrives afterwards. */
    HANGS,
    /** Connections end, and none comes about. */
    DROPS
  }

  private final int target;
  private final ServerSocket door;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private @Nullable Cut cut;

  /** From a free port to that one. */
  Relay(int target) throws IOException {
    this.target = target;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::admit);
  }

  int port() {
    return door.getLocalPort();
  }

  void cut(Cut how) {
    synchronized (this) {
      cut = how;
    }
    if (how == Cut.DROPS) {
      sockets.forEach(Relay::end);
    }
  }

  synchronized void mend() {
    cut = null;
    notifyAll();
  }

  private synchronized boolean drops() {
    return cut == Cut.DROPS;
  }

  private synchronized void awaitWay() throws InterruptedException {
    while (cut == Cut.HANGS) {
      wait();
    }
  }

  private void admit() throws IOException {
    while (true) {
      Socket client = door.accept();
      try {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(server);
        start(() -> pass(client, server));
        start(() -> pass(server, client));
      } catch (IOException e) {
        end(client);
      }
    }
  }

  private void pass(Socket from, Socket to) throws IOException, InterruptedException {
    byte[] buffer = new byte[64 * 1024];
    try {
      for (int n = 0; n >= 0 && !drops(); n = from.getInputStream().read(buffer)) {
        awaitWay();
        to.getOutputStream().write(buffer, 0, n);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      end(from);
      end(to);
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException | InterruptedException e) {
                // It is closed.
              }
            },
            "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It has ended, then.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    sockets.forEach(Relay::end);
  }
}
