package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Words;
import io.broadsheet.standalone.House;
import io.broadsheet.standalone.Role;
import io.broadsheet.standalone.StartFailed;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The command line: each command, its options, and what the exit codes mean. */
@Command(
    name = "broadsheet",
    description = "News articles in, evidenced events out.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = Broadsheet.VERSION,
    subcommands = HelpCommand.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:some items failed", "2:wrong use", "3:a service is not reachable"},
    footer = {
      "",
      "Begin with ./broadsheet demo. ./broadsheet help COMMAND says more.",
      "BROADSHEET_API_KEY is sent to services that ask for a key; NO_COLOR turns colour off."
    })
public final class Broadsheet {

  static final String VERSION = "broadsheet 0.1.0";

  private static final String PREFIX = "BROADSHEET_";
  private static final List<String> VARIABLES = List.of("API_KEY", "DEBUG", "JAVA_OPTIONS");

  final Terminal terminal;

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "JSON, one line a result.")
  boolean json;

  private Broadsheet(Terminal terminal) {
    this.terminal = terminal;
  }

  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess();
    System.getenv().keySet().forEach(name -> warn(terminal, name));
    System.exit(commandLine(terminal).execute(args));
  }

  /**
   * Says of an environment variable that is almost one of the command's what it may be meant to be.
   */
  static void warn(Terminal terminal, String variable) {
    String name = variable.startsWith(PREFIX) ? variable.substring(PREFIX.length()) : "";
    if (!VARIABLES.contains(name)) {
      Words.nearest(name, VARIABLES)
          .ifPresent(
              meant ->
                  terminal.say(
                      "the environment variable %s is not read; %s is"
                          .formatted(variable, PREFIX + meant)));
    }
  }

  static CommandLine commandLine(Terminal terminal) {
    Broadsheet broadsheet = new Broadsheet(terminal);
    CommandLine line = new CommandLine(broadsheet).addSubcommand(new DeadLetters(broadsheet));
    line.getSubcommands().values().forEach(it -> it.getCommandSpec().version(VERSION));
    line.setColorScheme(Help.defaultColorScheme(terminal.colour() ? Help.Ansi.ON : Help.Ansi.OFF));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(Math.min(100, terminal.width()));
    line.setExecutionExceptionHandler((e, command, parsed) -> exitCode(e, terminal));
    return line;
  }

  private static int exitCode(Exception exception, Terminal terminal) {
    String message = String.valueOf(exception.getMessage());
    if (exception instanceof Failure failure) {
      if (!message.isEmpty()) {
        terminal.complain(message);
      }
      return failure.exitCode();
    }
    terminal.complain(
        exception instanceof StartFailed
            ? message
            : "unexpected: %s. Set BROADSHEET_DEBUG=1 to see where.".formatted(exception));
    if (System.getenv("BROADSHEET_DEBUG") != null) {
      exception.printStackTrace();
    }
    return Failure.SOME_FAILED;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Start everything, hand in the seed articles, and show what was found in them.",
        "",
        "It has a data folder of its own and takes free ports where the usual ones are taken."
      })
  int demo(
      @Mixin Place place,
      @Option(names = "--exit", description = "Stop at the end rather than stay up.") boolean exit)
      throws InterruptedException {
    return new Demo(terminal, json).run(place.demo(), exit);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Start Kafka, PostgreSQL and both services on this machine, and keep them running.",
        "",
        "Data is kept in the data folder. What dies is started again. Ctrl-C, or broadsheet down,"
            + " stops all of it. Where it runs already, its addresses are printed."
      })
  int up(@Mixin Place place, @Mixin PortOptions ports) throws InterruptedException {
    return new Up(terminal, place.folder()).run(ports.asked(), ports.orFree(), json);
  }

  @Command(
      hidden = true,
      description =
          "Record what each start loads; the build's last step, so that starts are quick.")
  int record() {
    House.record();
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Stop what runs on the data folder, and wait until it has.")
  int down(@Mixin Place place) {
    return Status.down(terminal, json, place.started());
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "What runs where, whether it is well, and whether the sums agree.")
  int status(@Mixin Place place) {
    return Status.show(terminal, json, place.started());
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "What is wrong with this machine, or with a Kafka cluster's topics, and how to mend it.")
  int doctor(
      @Mixin Place place,
      @Option(
              names = "--kafka",
              paramLabel = "HOST:PORT",
              description = "Look at the topics of this cluster instead of at this machine.")
          @Nullable String kafka,
      @Option(
              names = "--kafka-config",
              paramLabel = "FILE",
              description = "Client properties for --kafka: security.protocol, sasl.jaas.config.")
          @Nullable Path kafkaConfig,
      @Option(
              names = "--topic-prefix",
              paramLabel = "PREFIX",
              defaultValue = "",
              description = "The deployment's broadsheet.topic-prefix, for --kafka.")
          String prefix) {
    List<Finding> findings =
        kafka == null
            ? MachineDoctor.findings(place.started())
            : new KafkaDoctor(kafka, kafkaConfig, prefix).findings();
    return Finding.report(findings, terminal, json);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Hand in articles: text, HTML and NDJSON files, folders of them, or - for standard input.",
        "",
        "A file x.json beside x.html or x.txt holds the article's other fields (url, source,"
            + " published, observed, ...). A file without a url has its path as its key, so that an"
            + " edited file becomes a new version of the same article."
      })
  int ingest(
      @Mixin Place.Service service,
      @Option(
              names = "--lane",
              paramLabel = "live|backfill",
              converter = Ingest.LaneOption.class,
              description =
                  "backfill: an archive, which waits while anything else comes in; of articles that"
                      + " name no lane.")
          @Nullable Lane lane,
      @Parameters(paramLabel = "FILE|DIR|-", arity = "1..*", description = "What to hand in.")
          List<String> inputs) {
    return new Ingest(terminal, json, service.remote(Role.INGEST), lane)
        .run(IntakeFiles.of(inputs));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Withdraw articles: all versions go, on every channel.",
        "",
        "What comes in of them later is refused, until it comes with restore. What became of the"
            + " withdrawal: trace RECEIPT; refused, where nothing was published by that id."
      })
  int withdraw(
      @Mixin Place.Service service,
      @Parameters(paramLabel = "ID", arity = "1..*", description = "The articles' ids.")
          List<String> ids) {
    Remote ingest = service.remote(Role.INGEST);
    return Failure.each(
        terminal,
        ids,
        id -> {
          JsonNode accepted = ingest.delete("/articles/" + Remote.encoded(id));
          if (json) {
            terminal.json(accepted);
          } else {
            terminal.print(DeadLetters.accepted(terminal, accepted));
          }
        });
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Read articles without any server.",
        "",
        "Text or HTML: the article with its entities, quotes and figures marked, or, with --json,"
            + " the event's data, dates and claims too. NDJSON of intake objects (text or html, and"
            + " published, language and others; a ref if you like): one line of {ref, data} or {ref,"
            + " problem} per line, in order, on all cores."
      })
  int parse(
      @Parameters(paramLabel = "FILE|-", description = "What to read; - is standard input.")
          String input) {
    return new Parse(terminal, json).run(IntakeFiles.of(List.of(input)));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Follow the events as they happen; goes on where it was when a service restarts."
      })
  int tail(
      @Mixin Place.Service service,
      @Parameters(
              paramLabel = "QUERY",
              arity = "0..1",
              description = "Only what a search with it would find; see docs/query.md.")
          @Nullable String q,
      @Option(
              names = "--since",
              paramLabel = "CURSOR",
              description = "Go on from a cursor: the id of an event that was streamed.")
          @Nullable String since)
      throws InterruptedException {
    return new Tail(terminal, json, service.remote(Role.QUERY), q, since).run();
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Find articles: the newest of those that a query finds.",
        "",
        "docs/query.md has the language. Put a query in quotation marks of your shell's."
      })
  int search(
      @Mixin Place.Service service,
      @Parameters(paramLabel = "QUERY", description = "Such as: 'alibaba speaker:zhou lang:en'")
          String q,
      @Option(
              names = "--sort",
              paramLabel = "time|relevance",
              defaultValue = "time",
              description = "Which come first (default: ${DEFAULT-VALUE}).")
          String sort,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "20",
              description = "At most so many, 1 to 200 (default: ${DEFAULT-VALUE}).")
          int limit) {
    return Search.show(terminal, json, service.remote(Role.QUERY), q, sort, limit);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Build a service's index anew beside the one that answers, then switch.",
        "",
        "An index of another format is built anew by itself; this is for one that is in doubt. Where"
            + " there are API keys it needs one with the scope admin. Each instance has an index of"
            + " its own: --server says whose."
      })
  int reindex(@Mixin Place.Service service) throws InterruptedException {
    return Reindex.run(terminal, json, service.remote(Role.QUERY));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Have today's parser read again what another version of it read.",
        "",
        "An article that it reads otherwise gets a new revision. A few at a time, so that what comes"
            + " in meanwhile hardly waits; once more after an interruption, it goes on with what is"
            + " left. Where there are API keys it needs one with the scope admin."
      })
  int reparse(
      @Mixin Place.Service service,
      @Option(names = "--dry-run", description = "Only say what it would change.") boolean dryRun)
      throws InterruptedException {
    Remote ingest = service.remote(Role.INGEST);
    return dryRun
        ? ReparseReport.print(terminal, json, ingest)
        : new Reparse(terminal, json, ingest).run();
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "What became of an article that was handed in.")
  int trace(
      @Mixin Place.Service service,
      @Parameters(
              paramLabel = "RECEIPT|ID",
              description = "A receipt like 7-1234 or b7-1234, an article's id, or its address.")
          String what,
      @Option(
              names = "--wait",
              paramLabel = "SECONDS",
              defaultValue = "0",
              description = "Wait so long for the outcome (default: ${DEFAULT-VALUE}).")
          int wait) {
    return Trace.show(terminal, json, service.remote(Role.QUERY), what, wait);
  }
}
