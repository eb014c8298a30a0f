package io.broadsheet.standalone.command;

import io.broadsheet.standalone.DataFolder;
import io.broadsheet.standalone.Ports;
import io.broadsheet.standalone.PostgresServer;
import io.broadsheet.standalone.Role;
import io.broadsheet.standalone.RunState;
import io.broadsheet.standalone.StartFailed;
import io.broadsheet.standalone.command.DoctorCommand.Finding;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Looks at what a start needs of this machine. */
final class MachineExamination {

  private static final int JAVA = 17;
  private static final long MEMORY = 1_500L << 20;
  private static final long DISK = 2_000L << 20;

  private final Path data;

  MachineExamination(Path data) {
    this.data = data;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.add(memory());
    findings.add(disk());
    findings.addAll(folderAndPorts());
    findings.add(services());
    findings.add(postgres());
    return findings;
  }

  private static Finding java() {
    int feature = Runtime.version().feature();
    String what = "Java " + feature + " in " + System.getProperty("java.home");
    return feature >= JAVA
        ? Finding.ok(what)
        : Finding.bad(what, "Install a JDK 17 or later and point JAVA_HOME at it.");
  }

  private static Finding memory() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long total = system.getTotalMemorySize();
    String what = "%d MB of memory".formatted(total >> 20);
    return total >= MEMORY
        ? Finding.ok(what)
        : Finding.warn(what, "All of Broadsheet takes about 1 GB; it may not fit.");
  }

  private Finding disk() {
    try {
      Path existing = data.toAbsolutePath();
      while (!Files.exists(existing)) {
        existing = Objects.requireNonNull(existing.getParent(), "the root exists");
      }
      long free = Files.getFileStore(existing).getUsableSpace();
      String what = "%d MB of disk free at %s".formatted(free >> 20, existing);
      if (!Files.isWritable(existing)) {
        return Finding.bad(
            existing + " cannot be written to", "Mend its permissions, or use --data.");
      }
      return free >= DISK
          ? Finding.ok(what)
          : Finding.warn(what, "Free some, or use another folder with --data.");
    } catch (IOException e) {
      return Finding.bad(data + " cannot be read: " + e.getMessage(), "Use --data.");
    }
  }

  private List<Finding> folderAndPorts() {
    DataFolder folder = DataFolder.at(data);
    List<Finding> findings = new ArrayList<>();
    try {
      folder.check();
      findings.add(Finding.ok("data folder " + folder.path()));
    } catch (StartFailed e) {
      findings.add(Finding.bad(String.valueOf(e.getMessage()), ""));
    }
    Optional<RunState> state = folder.state();
    if (state.isPresent() && state.get().launcher().alive().isEmpty()) {
      findings.add(
          Finding.warn(
              "an earlier start was killed",
              "The next ./broadsheet up stops what it left and goes on; so does ./broadsheet"
                  + " down."));
    }
    for (Role role : Role.values()) {
      findings.add(port(role, state));
    }
    return findings;
  }

  private static Finding port(Role role, Optional<RunState> state) {
    Optional<RunState.Running> running =
        state.flatMap(s -> s.running(role)).filter(s -> s.process().alive().isPresent());
    if (running.isPresent()) {
      return Finding.ok(role.title() + " runs on port " + running.get().port());
    }
    int port = role.defaultPort();
    return Ports.isFree(port)
        ? Finding.ok("port " + port + " is free for " + role.title())
        : Finding.warn(
            "port " + port + ", meant for " + role.title() + ", is taken by another program",
            "Use ./broadsheet up --ports auto.");
  }

  private static Finding services() {
    for (Role role : List.of(Role.INGEST, Role.QUERY)) {
      Path jar = Home.path().resolve(role.slug()).resolve("target/quarkus-app/quarkus-run.jar");
      if (!Files.exists(jar)) {
        return Finding.warn(
            role.title() + " is not built", "./mvnw -q -Dquick package in " + Home.path());
      }
    }
    return Finding.ok("both services are built");
  }

  private static Finding postgres() {
    try {
      return Finding.ok("PostgreSQL's programs run: " + PostgresServer.version());
    } catch (StartFailed e) {
      return Finding.bad("PostgreSQL's programs do not run", String.valueOf(e.getMessage()));
    }
  }
}
