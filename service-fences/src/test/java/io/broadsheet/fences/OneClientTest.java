package io.broadsheet.fences;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

class OneClientTest {

  @Test
  void theFencesHaveNoOther() {
    OneClient.RULE.check(
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.broadsheet.fences"));
  }

  @Test
  void seesEachWayOut() {
    for (Class<?> way :
        new Class<?>[] {Plain.class, ByUrl.class, ByVertx.class, ByHttpClient.class}) {
      assertThat(OneClient.RULE.evaluate(new ClassFileImporter().importClasses(way)).hasViolation())
          .as(way.getSimpleName())
          .isTrue();
    }
  }

  static final class Plain {
    void go() throws IOException {
      try (Socket socket = new Socket()) {
        socket.setKeepAlive(true);
      }
    }
  }

  static final class ByUrl {
    InputStream go() throws IOException {
      return URI.create("http://localhost/").toURL().openStream();
    }
  }

  static final class ByVertx {
    HttpClient go(Vertx vertx) {
      return vertx.createHttpClient();
    }
  }

  static final class ByHttpClient {
    java.net.http.HttpClient go() {
      return java.net.http.HttpClient.newHttpClient();
    }
  }
}
