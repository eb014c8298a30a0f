package io.broadsheet.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.standalone.Built;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the script {@code broadsheet} does before there is anything to run. */
class LauncherScriptTest {

  private static final Path SCRIPT = Built.home().resolve("broadsheet");

  @TempDir Path nothingBuilt;

  @Test
  void knowsTheCommandsAndTheirOptions() throws IOException {
    Map<String, CommandLine> commands =
        Broadsheet.commandLine(Terminal.ofProcess()).getSubcommands();
    assertThat(words("commands")).isEqualTo(new TreeSet<>(commands.keySet()));
    for (String command : new String[] {"demo", "up"}) {
      CommandLine line = Objects.requireNonNull(commands.get(command));
      assertThat(words("options_of_" + command))
          .isEqualTo(new TreeSet<>(line.getCommandSpec().optionsMap().keySet()));
    }
  }

  private static TreeSet<String> words(String variable) throws IOException {
    String line =
        Files.readAllLines(SCRIPT).stream()
            .filter(it -> it.startsWith(variable + "="))
            .findFirst()
            .orElseThrow();
    return new TreeSet<>(Arrays.asList(line.replaceAll("^[^\"]*\"|\"$", "").split(" ", -1)));
  }

  @Test
  void refusesASlipBeforeItBuilds() throws Exception {
    assertThat(said("demo", "--ports", "auto")).contains("demo has no option --ports", "--exit");
    assertThat(said("up", "--kafka-prt=1")).contains("up has no option --kafka-prt=1");
    assertThat(said("dmeo")).contains("there is no command dmeo", "demo");
  }

  private String said(String... arguments) throws Exception {
    Path script = Files.copy(SCRIPT, Files.createTempDirectory(nothingBuilt, "x").resolve("b"));
    String[] command = new String[arguments.length + 2];
    command[0] = "bash";
    command[1] = script.toString();
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(2);
    return said;
  }
}
