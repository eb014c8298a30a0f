package io.broadsheet.standalone.command;

import io.broadsheet.standalone.StartFailed;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;

/** The command line, and what its exit codes mean. */
@Command(
    name = "broadsheet",
    description = "News articles in, evidenced events out.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = "broadsheet 0.1.0",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:some items failed", "2:wrong use", "3:a service is not reachable"},
    footer = {
      "",
      "Begin with ./broadsheet demo. Each command has --help.",
      "BROADSHEET_API_KEY is sent to services that ask for a key; NO_COLOR turns colour off."
    })
public final class Broadsheet {

  static final int FAILED = 1;
  static final int WRONG_USE = 2;
  static final int UNREACHABLE = 3;

  private Broadsheet() {}

  public static void main(String[] args) {
    System.exit(commandLine(Terminal.ofProcess()).execute(args));
  }

  static CommandLine commandLine(Terminal terminal) {
    CommandLine line = new CommandLine(new Broadsheet());
    for (Object command :
        new Object[] {
          new DemoCommand(terminal),
          new UpCommand(terminal),
          new DownCommand(terminal),
          new StatusCommand(terminal),
          new DoctorCommand(terminal),
          new IngestCommand(terminal),
          new ParseCommand(terminal),
          new TailCommand(terminal),
          new TraceCommand(terminal)
        }) {
      line.addSubcommand(command);
    }
    line.getSubcommands().values().forEach(Broadsheet::withHelp);
    line.setColorScheme(
        Help.defaultColorScheme(terminal.hasColour() ? Help.Ansi.ON : Help.Ansi.OFF));
    line.setUsageHelpWidth(Math.min(100, terminal.width()));
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> exitCode(exception, terminal));
    return line;
  }

  private static void withHelp(CommandLine command) {
    command.getCommandSpec().mixinStandardHelpOptions(true).version("broadsheet 0.1.0");
  }

  private static int exitCode(Exception exception, Terminal terminal) {
    if (exception instanceof Unreachable) {
      terminal.complain(String.valueOf(exception.getMessage()));
      return UNREACHABLE;
    }
    if (exception instanceof WrongUse) {
      terminal.complain(String.valueOf(exception.getMessage()));
      return WRONG_USE;
    }
    if (exception instanceof StartFailed || exception instanceof Refused) {
      terminal.complain(String.valueOf(exception.getMessage()));
      return FAILED;
    }
    terminal.complain(
        "unexpected: %s. Set BROADSHEET_DEBUG=1 to see where."
            .formatted(exception.getMessage() == null ? exception : exception.getMessage()));
    if (System.getenv("BROADSHEET_DEBUG") != null) {
      exception.printStackTrace();
    }
    return FAILED;
  }
}
