package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.events.Lane;
import io.broadsheet.standalone.command.Terminal.Colour;
import org.jspecify.annotations.Nullable;

/** Hands articles in and prints their receipts, with a bar where somebody watches. */
final class Ingest {

  private final Terminal terminal;
  private final boolean json;
  private final HandIn handIn;
  private final @Nullable Lane lane;
  private final long started = System.nanoTime();
  private int accepted;
  private int rejected;

  /**
   * @param lane of articles that name none; null leaves it to the service
   */
  Ingest(Terminal terminal, boolean json, Remote ingest, @Nullable Lane lane) {
    this.terminal = terminal;
    this.json = json;
    this.handIn = new HandIn(ingest, this::print);
    this.lane = lane;
  }

  int run(IntakeFiles files) {
    long size = files.size();
    try {
      files.forEachBatch(
          batch -> {
            handIn.send(lane == null ? batch : batch.stream().map(item -> item.in(lane)).toList());
            terminal.show(progress(files.read(), size));
          });
    } catch (Failure e) {
      if (accepted > 0) {
        terminal.say(accepted + " were accepted before; hand in again what has no receipt");
      }
      throw e;
    }
    terminal.say(
        "%d accepted, %d rejected%s"
            .formatted(
                accepted,
                rejected,
                files.passedOver() == 0 ? "" : ", " + files.passedOver() + " passed over"));
    return rejected == 0 ? 0 : Failure.SOME_FAILED;
  }

  private void print(IntakeItem item, ObjectNode answer) {
    boolean taken = HandIn.isAccepted(answer);
    accepted += taken ? 1 : 0;
    rejected += taken ? 0 : 1;
    terminal.show("");
    if (json) {
      answer.remove("line");
      terminal.json(answer.put("file", item.where()));
    } else if (taken) {
      terminal.print(
          "%s  %s  %s  %s"
              .formatted(
                  terminal.paint(Colour.GREEN, "accepted"),
                  answer.path("receipt").asText(),
                  answer.path("id").asText(),
                  item.where()));
    } else {
      String problem = answer.path("problem").path("detail").asText();
      terminal.print(
          "%s  %s: %s".formatted(terminal.paint(Colour.RED, "rejected"), item.where(), problem));
    }
  }

  private String progress(long read, long size) {
    int count = accepted + rejected;
    String rate =
        "%d articles, %.0f/s".formatted(count, count * 1e9 / (System.nanoTime() - started));
    if (size == 0) {
      return rate;
    }
    return Terminal.bar(read, size) + " " + rate;
  }
}
