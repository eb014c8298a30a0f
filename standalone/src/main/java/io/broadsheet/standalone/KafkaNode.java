package io.broadsheet.standalone;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The broker's own process: one node, broker and controller in one, as kafka.properties says. */
public final class KafkaNode {

  private KafkaNode() {}

  /** Arguments: folder, port, controller's port, further settings as {@code name=value}. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    String log = Files.createDirectories(folder.resolve("log")).toString();
    Properties settings = new Properties();
    try (InputStream in = KafkaNode.class.getResourceAsStream("kafka.properties")) {
      settings.load(in);
    }
    String broker = "PLAINTEXT://127.0.0.1:" + args[1];
    String controller = "127.0.0.1:" + args[2];
    settings.put("log.dirs", log);
    settings.put("listeners", broker + ",CONTROLLER://" + controller);
    settings.put("advertised.listeners", broker);
    settings.put("controller.quorum.voters", "1@" + controller);
    for (String setting : List.of(args).subList(3, args.length)) {
      settings.put(setting.replaceFirst("=.*", ""), setting.replaceFirst("[^=]*=", ""));
    }
    if (!Files.exists(Path.of(log, "meta.properties"))) {
      format(log);
    }
    KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
    try {
      server.startup();
    } catch (RuntimeException e) {
      // Its threads would keep the process, and whoever waits for it, for minutes.
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
    Files.writeString(
        folder.resolve(KafkaServer.READY), Long.toString(ProcessHandle.current().pid()));
    server.awaitShutdown();
  }

  private static void format(String log) throws Exception {
    new Formatter()
        .setPrintStream(System.out)
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .addDirectory(log)
        .setMetadataLogDirectory(log)
        .setControllerListenerName("CONTROLLER")
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setIgnoreFormatted(true)
        .run();
  }
}
