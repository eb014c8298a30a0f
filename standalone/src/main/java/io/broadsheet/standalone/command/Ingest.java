package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Lane;
import io.broadsheet.standalone.command.Terminal.Colour;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

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

  /** A lane as it is written everywhere. */
  static final class LaneOption implements ITypeConverter<Lane> {
    @Override
    public Lane convert(String value) {
      for (Lane lane : Lane.values()) {
        if (EventJson.wire(lane).equalsIgnoreCase(value)) {
          return lane;
        }
      }
      throw new TypeConversionException("a lane is live or backfill, not " + value);
    }
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
                files.passedOver() == 0
                    ? ""
                    : ", "
                        + files.passedOver()
                        + " passed over, by the name neither text, HTML nor JSON"));
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
