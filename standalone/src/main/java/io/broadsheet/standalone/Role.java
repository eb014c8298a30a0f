package io.broadsheet.standalone;

import java.util.Locale;

/** The servers of the house, in the order in which they start; they stop in the reverse. */
public enum Role {
  KAFKA("kafka", "Kafka", 9092, "TERM", "127.0.0.1:%d"),
  // "Fast": PostgreSQL ends its connections rather than wait for them.
  POSTGRESQL(
      "postgresql",
      "PostgreSQL",
      5432,
      "INT",
      "jdbc:postgresql://127.0.0.1:%d/broadsheet?user=broadsheet"),
  INGEST("ingest", "ingest-service", 8080, "TERM", "http://127.0.0.1:%d"),
  QUERY("query", "query-service", 8081, "TERM", "http://127.0.0.1:%d");

  private final String word;
  private final String title;
  private final int defaultPort;
  private final String stopSignal;
  private final String address;

  Role(String word, String title, int defaultPort, String stopSignal, String address) {
    this.word = word;
    this.title = title;
    this.defaultPort = defaultPort;
    this.stopSignal = stopSignal;
    this.address = address;
  }

  /** As options and addresses name it. */
  public String word() {
    return word;
  }

  /** As people call it. */
  public String title() {
    return title;
  }

  /** As its log file, its folder and, for a service, its module are called. */
  String slug() {
    return title.toLowerCase(Locale.ROOT);
  }

  /** Where it listens unless told otherwise. */
  public int defaultPort() {
    return defaultPort;
  }

  /** How clients reach it on that port of this machine. */
  public String address(int port) {
    return address.formatted(port);
  }

  /** How it is asked to stop. */
  String stopSignal() {
    return stopSignal;
  }
}
