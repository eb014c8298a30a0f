package io.broadsheet.standalone;

/** The servers of the house, in the order in which they start; they stop in the reverse. */
public enum Role {
  KAFKA("kafka", "Kafka", 9092),
  POSTGRESQL("postgresql", "PostgreSQL", 5432),
  INGEST("ingest-service", "ingest-service", 8080),
  QUERY("query-service", "query-service", 8081);

  private final String option;
  private final String title;
  private final int defaultPort;

  Role(String option, String title, int defaultPort) {
    this.option = option;
    this.title = title;
    this.defaultPort = defaultPort;
  }

  /** As its log file and its module are called. */
  public String slug() {
    return option;
  }

  /** As people call it. */
  public String title() {
    return title;
  }

  /** Where it listens unless told otherwise. */
  public int defaultPort() {
    return defaultPort;
  }
}
