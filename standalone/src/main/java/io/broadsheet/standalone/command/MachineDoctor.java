package io.broadsheet.standalone.command;

import io.broadsheet.standalone.DataFolder;
import io.broadsheet.standalone.Ports;
import io.broadsheet.standalone.PostgresServer;
import io.broadsheet.standalone.Role;
import io.broadsheet.standalone.StartFailed;
import java.util.ArrayList;
import java.util.List;

/** Looks at what a start needs of this machine. */
final class MachineDoctor {

  private MachineDoctor() {}

  static List<Finding> findings(DataFolder folder) {
    List<Finding> findings = new ArrayList<>();
    try {
      folder.check();
      findings.add(Finding.ok("the data folder " + folder.path() + " can be used"));
    } catch (StartFailed e) {
      findings.add(Finding.bad("the data folder cannot be used", String.valueOf(e.getMessage())));
    }
    if (folder.running().isPresent()) {
      findings.add(Finding.ok("Broadsheet runs on it; ./broadsheet status shows how"));
    } else {
      for (Role role : Role.values()) {
        findings.add(port(role));
      }
    }
    try {
      findings.add(Finding.ok("PostgreSQL's programs run: " + PostgresServer.version()));
    } catch (StartFailed e) {
      findings.add(Finding.bad("PostgreSQL's programs do not run", String.valueOf(e.getMessage())));
    }
    return findings;
  }

  private static Finding port(Role role) {
    String what = "port %d, meant for %s, is ".formatted(role.defaultPort(), role.title());
    return Ports.isFree(role.defaultPort())
        ? Finding.ok(what + "free")
        : Finding.warn(what + "taken by another program", "Use ./broadsheet up --ports auto.");
  }
}
