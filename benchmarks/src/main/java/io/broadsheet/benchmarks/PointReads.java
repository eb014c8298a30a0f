package io.broadsheet.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One article by its id, as often as eight clients get it, over HTTP and from PostgreSQL itself.
 */
final class PointReads {

  private static final int CLIENTS = 8;
  private static final int SECONDS = Integer.getInteger("broadsheet.seconds", 10);
  private static final Pattern LENGTH =
      Pattern.compile("content-length: (\\d+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

  private PointReads() {}

  /** Answers a second over kept connections, by a client that does nothing but read them. */
  static double http(int port, int articles) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
    try {
      // The first seconds warm up.
      rate(pool, port, articles);
      return rate(pool, port, articles);
    } finally {
      pool.shutdownNow();
    }
  }

  private static double rate(ExecutorService pool, int port, int articles) throws Exception {
    Callable<Integer> client = () -> ask(port, articles);
    List<Future<Integer>> clients =
        IntStream.range(0, CLIENTS).mapToObj(c -> pool.submit(client)).toList();
    double answers = 0;
    for (Future<Integer> each : clients) {
      answers += each.get();
    }
    return answers / SECONDS;
  }

  private static int ask(int port, int articles) throws IOException {
    long until = System.nanoTime() + SECONDS * 1_000_000_000L;
    int answers = 0;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      while (System.nanoTime() < until) {
        String request =
            "GET /articles/%s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .formatted(Newswire.id(ThreadLocalRandom.current().nextInt(articles)));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        skipAnswer(in);
        answers++;
      }
    }
    return answers;
  }

  private static void skipAnswer(InputStream in) throws IOException {
    String head = until(in, "\r\n\r\n");
    Matcher length = LENGTH.matcher(head);
    if (!head.startsWith("HTTP/1.1 200")) {
      throw new IOException("not an article: " + head);
    }
    if (length.find()) {
      in.skipNBytes(Integer.parseInt(length.group(1)));
    } else {
      int chunk;
      do {
        chunk = Integer.parseInt(until(in, "\r\n").strip(), 16);
        in.skipNBytes(chunk + 2);
      } while (chunk > 0);
    }
  }

  private static String until(InputStream in, String end) throws IOException {
    StringBuilder read = new StringBuilder();
    while (read.indexOf(end, Math.max(0, read.length() - end.length())) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the connection ended");
      }
      read.append((char) next);
    }
    return read.toString();
  }

  /** What pgbench gets for the same rows; nothing where it is not installed. */
  static Optional<Double> pgbench(ArchiveServers servers, Path folder, int articles)
      throws IOException, InterruptedException {
    Path script = folder.resolve("point-read.sql");
    Files.writeString(
        script,
        """
        \\set partition random(0, %d)
        \\set place random(0, %d)
        select data from event where partition = :partition and "offset" = :place;
        """
            .formatted(ReadyEvents.PARTITIONS - 1, articles / ReadyEvents.PARTITIONS - 1));
    try {
      Process pgbench =
          new ProcessBuilder(
                  "pgbench",
                  "--no-vacuum",
                  "--protocol=prepared",
                  "--client=" + CLIENTS,
                  "--jobs=2",
                  "--time=" + SECONDS,
                  "--file=" + script,
                  "--host=127.0.0.1",
                  "--port=" + servers.postgres.port(),
                  "--username=" + servers.postgres.user(),
                  "broadsheet")
              .redirectErrorStream(true)
              .start();
      String said = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher tps = TPS.matcher(said);
      if (pgbench.waitFor() != 0 || !tps.find()) {
        throw new IOException(said);
      }
      return Optional.of(Double.parseDouble(tps.group(1)));
    } catch (IOException e) {
      System.err.println("no pgbench: " + e.getMessage());
      return Optional.empty();
    }
  }
}
