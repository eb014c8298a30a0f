package io.broadsheet.standalone;

/** The servers of the house, in the order in which they start; they stop in the reverse. */
public enum Role {
  KAFKA("kafka", "Kafka", 9092, "TERM"),
  // "Fast": PostgreSQL ends its connections rather than wait for them.
  POSTGRESQL("postgresql", "PostgreSQL", 5432, "INT"),
  INGEST("ingest-service", "ingest-service", 8080, "TERM"),
  QUERY("query-service", "query-service", 8081, "TERM");

  private final String slug;
  private final String title;
  private final int defaultPort;
  private final String stopSignal;

  Role(String slug, String title, int defaultPort, String stopSignal) {
    this.slug = slug;
    this.title = title;
    this.defaultPort = defaultPort;
    this.stopSignal = stopSignal;
  }

  /** As its log file and its module are called. */
  public String slug() {
    return slug;
  }

  /** As people call it. */
  public String title() {
    return title;
  }

  /** Where it listens unless told otherwise. */
  public int defaultPort() {
    return defaultPort;
  }

  /** How it is asked to stop. */
  String stopSignal() {
    return stopSignal;
  }
}
