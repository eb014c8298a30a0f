package io.broadsheet.parser.entities;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The classifier that comes with the parser, loaded when it is first asked, once for all. */
enum OwnClassifier implements TokenClassifier {
  INSTANCE;

  @Override
  public List<List<String>> classify(List<List<String>> sentences) {
    return Loaded.CLASSIFIER.classify(sentences);
  }

  private static final class Loaded {
    static final TokenClassifier CLASSIFIER = load();

    private static TokenClassifier load() {
      try {
        List<String> vocabulary =
            new String(bytes("vocabulary.txt"), StandardCharsets.UTF_8).lines().toList();
        return new OnnxClassifier(bytes("names.onnx"), vocabulary);
      } catch (IOException | RuntimeException | LinkageError e) {
        // Thrown once for all: musl, an unknown processor, no place to unpack the native part to.
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        System.getLogger(OwnClassifier.class.getName())
            .log(
                System.Logger.Level.ERROR,
                "Articles are read without entities: the names' model cannot run on " + platform,
                e);
        return sentences -> {
          throw new IllegalStateException("the names' model cannot run on " + platform, e);
        };
      }
    }

    private static byte[] bytes(String resource) throws IOException {
      try (InputStream stream = OwnClassifier.class.getResourceAsStream("names/" + resource)) {
        return Objects.requireNonNull(stream, resource).readAllBytes();
      }
    }
  }
}
