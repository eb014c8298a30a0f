package io.broadsheet.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Many subscribers of one server's streams, on one thread that does little: of each event it notes
 * whom it reached and when.
 */
final class Audience implements AutoCloseable {

  private static final String ID = "\"id\":\"";

  /** Of a line; the event's id stands at its beginning. */
  private static final int READ = 160;

  private final Selector selector = Selector.open();
  private final ByteBuffer some = ByteBuffer.allocateDirect(1 << 18);
  private final Map<String, Heard> heard = new ConcurrentHashMap<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger deliveries = new AtomicInteger();
  private volatile @Nullable Exception failure;

  /** An event, to all whom it reached. */
  static final class Heard {
    final BitSet by = new BitSet();
    int bytes;
    long last;
  }

  /**
   * Connects them all and returns when each has an answer.
   *
   * @param path what the nth of them asks for
   */
  Audience(int port, int size, IntFunction<String> path) throws Exception {
    Thread thread = new Thread(this::listen, "audience");
    thread.setDaemon(true);
    thread.start();
    for (int n = 0; n < size; n++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      String request = "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path.apply(n));
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, new Listener(n));
      selector.wakeup();
    }
    ArchiveServers.await("all are answered", () -> failure != null || answered.get() == size);
    settled();
  }

  /** What was heard so far, by the event's id, once nothing more comes. */
  Map<String, Heard> settled() throws Exception {
    for (int before = -1; before < deliveries.get(); TimeUnit.SECONDS.sleep(2)) {
      before = deliveries.get();
    }
    Exception failed = failure;
    if (failed != null) {
      throw failed;
    }
    return heard;
  }

  int deliveries() {
    return deliveries.get();
  }

  private void listen() {
    try {
      while (selector.isOpen()) {
        selector.select(this::read, 100);
      }
    } catch (ClosedSelectorException e) {
      // As it was asked to.
    } catch (RuntimeException | IOException e) {
      failure = e;
    }
  }

  private void read(SelectionKey key) {
    try {
      some.clear();
      if (((SocketChannel) key.channel()).read(some) < 0) {
        throw new IOException("a stream ended");
      }
      ((Listener) key.attachment()).take();
    } catch (IOException e) {
      key.cancel();
      failure = e;
    }
  }

  /** One subscriber, somewhere in a line. */
  private final class Listener {
    private final int n;
    private final byte[] line = new byte[READ];
    private int length;
    private int bytes;
    private @Nullable String event;

    Listener(int n) {
      this.n = n;
    }

    void take() throws IOException {
      for (some.flip(); some.hasRemaining(); ) {
        byte next = some.get();
        bytes++;
        if (next == '\n') {
          end();
          length = 0;
        } else if (length < READ) {
          line[length++] = next;
        }
      }
    }

    private void end() throws IOException {
      if (length == 0 || line[0] == '\r') {
        if (event != null) {
          got(event);
        }
        event = null;
        bytes = 0;
      } else if (begins("data:")) {
        String data = text();
        int id = data.indexOf(ID) + ID.length();
        event = data.substring(id, data.indexOf('"', id));
      } else if (begins("HTTP/")) {
        if (!begins("HTTP/1.1 200 ")) {
          throw new IOException("a stream is answered with " + text());
        }
        answered.incrementAndGet();
      }
    }

    private boolean begins(String word) {
      return line[0] == word.charAt(0) && text().startsWith(word);
    }

    private String text() {
      return new String(line, 0, length, StandardCharsets.US_ASCII);
    }

    private void got(String id) {
      Heard it = heard.computeIfAbsent(id, any -> new Heard());
      it.by.set(n);
      it.bytes = bytes;
      it.last = System.nanoTime();
      deliveries.incrementAndGet();
    }
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
