package io.broadsheet.standalone.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    description =
        "What is wrong with this machine, or with a Kafka cluster's topics, and how to mend it.")
final class DoctorCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "--data", paramLabel = "DIR", description = "The data folder (default: data).")
  @Nullable Path data;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Look at the topics of this cluster instead of at this machine.")
  @Nullable String kafka;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description = "Client properties for --kafka: security.protocol, sasl.jaas.config, ...")
  @Nullable Path kafkaConfig;

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      description = "The deployment's broadsheet.topic-prefix, for --kafka.")
  String prefix = "";

  @Option(names = "--json", description = "One line of JSON a finding.")
  boolean json;

  DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * One thing looked at.
   *
   * @param mend what to do about it; empty where all is well
   */
  record Finding(Grade grade, String what, String mend) {
    static Finding ok(String what) {
      return new Finding(Grade.OK, what, "");
    }

    static Finding warn(String what, String mend) {
      return new Finding(Grade.WARN, what, mend);
    }

    static Finding bad(String what, String mend) {
      return new Finding(Grade.BAD, what, mend);
    }
  }

  enum Grade {
    OK("ok  ", Terminal.Colour.GREEN),
    WARN("warn", Terminal.Colour.YELLOW),
    BAD("bad ", Terminal.Colour.RED);

    private final String word;
    private final Terminal.Colour colour;

    Grade(String word, Terminal.Colour colour) {
      this.word = word;
      this.colour = colour;
    }
  }

  @Override
  public Integer call() throws java.io.IOException {
    List<Finding> findings =
        kafka != null
            ? new KafkaExamination(kafka, kafkaConfig, prefix).findings()
            : new MachineExamination(Place.orDefault(data)).findings();
    for (Finding finding : findings) {
      if (json) {
        terminal.json(finding);
      } else {
        terminal.print(
            terminal.colour(finding.grade().colour, finding.grade().word) + "  " + finding.what());
        if (!finding.mend().isEmpty()) {
          terminal.print("      " + finding.mend());
        }
      }
    }
    boolean bad = findings.stream().anyMatch(finding -> finding.grade() == Grade.BAD);
    return bad ? Broadsheet.FAILED : 0;
  }
}
