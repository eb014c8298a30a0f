package io.broadsheet.ingest.intake;

/** How many bytes of answers wait for a client to read them. */
final class Backlog {

  private final long bound;
  private long waiting;
  private boolean abandoned;

  Backlog(long bound) {
    this.bound = bound;
  }

  synchronized void add(int bytes) {
    waiting += bytes;
  }

  synchronized void read(int bytes) {
    waiting -= bytes;
    notifyAll();
  }

  /** The client is gone. */
  synchronized void abandon() {
    abandoned = true;
    notifyAll();
  }

  /** Waits until there is room for more; false when nobody will read it. */
  synchronized boolean awaitRoom() throws InterruptedException {
    while (waiting >= bound && !abandoned) {
      wait();
    }
    return !abandoned;
  }
}
