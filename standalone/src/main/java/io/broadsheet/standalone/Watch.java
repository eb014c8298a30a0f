package io.broadsheet.standalone;

/** Tells when a server's process has ended. */
final class Watch {

  private Watch() {}

  /** Runs {@code died} on a thread of its own once the process is gone. */
  static void over(Server server, Runnable died) {
    Thread thread =
        new Thread(
            () -> {
              server.onExit().join();
              died.run();
            },
            "watch " + server.name());
    thread.setDaemon(true);
    thread.start();
  }
}
