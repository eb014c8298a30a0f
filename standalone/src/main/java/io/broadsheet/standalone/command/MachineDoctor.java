package io.broadsheet.standalone.command;

import io.broadsheet.standalone.DataFolder;
import io.broadsheet.standalone.Ports;
import io.broadsheet.standalone.PostgresServer;
import io.broadsheet.standalone.Role;
import io.broadsheet.standalone.RunState;
import io.broadsheet.standalone.StartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Looks at what a start needs of this machine. */
final class MachineDoctor {

  private static final long DISK = 2_000L << 20;

  private final DataFolder folder;

  MachineDoctor(DataFolder folder) {
    this.folder = folder;
  }

  List<Finding> findings() throws IOException {
    List<Finding> findings = new ArrayList<>();
    // An older one cannot have started this.
    findings.add(
        Finding.ok(
            "Java %d in %s"
                .formatted(Runtime.version().feature(), System.getProperty("java.home"))));
    findings.addAll(folder());
    for (Role role : Role.values()) {
      findings.add(port(role, folder.state()));
    }
    try {
      findings.add(Finding.ok("PostgreSQL's programs run: " + PostgresServer.version()));
    } catch (StartFailed e) {
      findings.add(Finding.bad("PostgreSQL's programs do not run", String.valueOf(e.getMessage())));
    }
    return findings;
  }

  private List<Finding> folder() throws IOException {
    List<Finding> findings = new ArrayList<>();
    Path existing = folder.path();
    while (!Files.exists(existing)) {
      existing = Objects.requireNonNull(existing.getParent(), "the root exists");
    }
    long free = Files.getFileStore(existing).getUsableSpace();
    String space = "%d MB of disk are free at %s".formatted(free >> 20, existing);
    findings.add(
        free >= DISK
            ? Finding.ok(space)
            : Finding.warn(space, "Free some, or use another folder with --data."));
    try {
      folder.check();
      findings.add(
          Files.isWritable(existing)
              ? Finding.ok("the data folder is " + folder.path())
              : Finding.bad(
                  existing + " cannot be written to", "Mend its permissions, or use --data."));
    } catch (StartFailed e) {
      findings.add(Finding.bad(String.valueOf(e.getMessage()), ""));
    }
    if (folder.state().isPresent() && folder.running().isEmpty()) {
      findings.add(
          Finding.warn(
              "an earlier start was killed",
              "./broadsheet up stops what it left and goes on; ./broadsheet down stops it."));
    }
    return findings;
  }

  private static Finding port(Role role, Optional<RunState> state) {
    Optional<RunState.Running> running =
        state.flatMap(s -> s.running(role)).filter(s -> s.process().alive().isPresent());
    if (running.isPresent()) {
      return Finding.ok("%s runs on port %d".formatted(role.title(), running.get().port()));
    }
    String what = "port %d, meant for %s, is ".formatted(role.defaultPort(), role.title());
    return Ports.isFree(role.defaultPort())
        ? Finding.ok(what + "free")
        : Finding.warn(what + "taken by another program", "Use ./broadsheet up --ports auto.");
  }
}
