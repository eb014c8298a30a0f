package io.broadsheet.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Words that the article gives to somebody.
 *
 * @param id local to the event: {@code q1}, {@code q2}, ...
 * @param text the words, without quotation marks
 * @param verb as printed: "said", "according to"
 * @param evidence where the words stand
 */
public record Quote(
    String id, String text, Type type, @Nullable String verb, Speaker speaker, Evidence evidence) {

  Stream<Evidence> allEvidence() {
    return Stream.of(evidence, speaker.evidence()).filter(span -> span != null);
  }

  /** Whether the words stand in quotation marks: all, none or some. */
  public enum Type {
    @JsonProperty("direct")
    DIRECT,
    @JsonProperty("indirect")
    INDIRECT,
    @JsonProperty("mixed")
    MIXED
  }

  /**
   * Who says it.
   *
   * @param entity id of the speaker's entity
   * @param name absent where the status is not {@code named}
   * @param evidence where the speaker is named or described beside these words
   */
  public record Speaker(
      @Nullable String entity,
      @Nullable String name,
      @Nullable String role,
      @Nullable String organization,
      Status status,
      @Nullable Evidence evidence) {

    /** The shortest that says who: the name, else the organization, else the role. */
    public @Nullable String called() {
      String named = name != null ? name : organization;
      return named != null ? named : role;
    }

    /** A speaker whom the article does not tell. */
    public static final Speaker UNKNOWN = new Speaker(null, null, null, null, Status.UNKNOWN, null);

    /** How well the speaker is known. */
    public enum Status {
      @JsonProperty("named")
      NAMED,
      @JsonProperty("descriptive")
      DESCRIPTIVE,
      @JsonProperty("unknown")
      UNKNOWN
    }
  }
}
