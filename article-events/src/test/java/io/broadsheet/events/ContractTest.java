package io.broadsheet.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The documents beside the records say what the records say. */
class ContractTest {

  private static final UUID ID = UUID.fromString("5b0b1b1e-5a4c-5e0f-8c43-0d1f5e0f8c43");

  @Test
  void schemaHasEachFieldOfTheRecordsAndNoOther() throws IOException {
    List<String> differences = new ArrayList<>();
    JsonNode schema = resource("article-event.v1.json");
    compare("", ArticleVersion.class, schema, schema, differences);
    assertThat(differences).isEmpty();
  }

  private static void compare(
      String path, Class<?> record, JsonNode root, JsonNode schema, List<String> differences) {
    JsonNode object = resolve(root, schema);
    TreeSet<String> described = new TreeSet<>();
    object.path("properties").fieldNames().forEachRemaining(described::add);
    for (RecordComponent component : flat(record)) {
      JsonNode property = object.path("properties").path(component.getName());
      if (!described.remove(component.getName())) {
        differences.add(path + "/" + component.getName() + " is not in the schema");
      }
      Class<?> inner = element(component.getGenericType());
      if (inner.isRecord()
          && !inner.equals(Changes.Change.class)
          && !inner.equals(Changes.ListChange.class)) {
        JsonNode items = property.has("items") ? property.path("items") : property;
        compare(path + "/" + component.getName(), inner, root, items, differences);
      }
    }
    described.forEach(field -> differences.add(path + "/" + field + " is in the schema alone"));
  }

  private static List<RecordComponent> flat(Class<?> record) {
    List<RecordComponent> components = new ArrayList<>();
    for (RecordComponent component : record.getRecordComponents()) {
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        components.addAll(flat(component.getType()));
      } else {
        components.add(component);
      }
    }
    return components;
  }

  private static Class<?> element(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type raw = generic.getRawType();
      return List.class.equals(raw)
          ? (Class<?>) generic.getActualTypeArguments()[0]
          : (Class<?>) raw;
    }
    return (Class<?>) type;
  }

  private static JsonNode resolve(JsonNode root, JsonNode schema) {
    String ref = schema.path("$ref").asText("");
    return ref.isEmpty() ? schema : root.at(ref.substring(1));
  }

  @Test
  void schemaRefusesAnEventWithoutItsText() {
    JsonNode data = EventJson.mapper().valueToTree(Articles.event(ID, 1, new Receipt(0, 0)).data());
    ((com.fasterxml.jackson.databind.node.ObjectNode) data).remove("text");
    assertThat(EventSchema.violations(data)).singleElement().asString().contains("text");
  }

  @Test
  void asyncApiNamesTheTopicsAndTheEventTypes() throws IOException {
    JsonNode document =
        new YAMLMapper().readTree(ContractTest.class.getResourceAsStream("asyncapi.yaml"));
    assertThat(document.path("asyncapi").asText()).startsWith("3.");
    assertThat(document.findValuesAsText("address"))
        .contains(Topic.EVENTS.name(""), Topic.OUTCOMES.name(""), Topic.DEADLETTER.name(""));
    for (EventType type : EventType.values()) {
      assertThat(document.toString()).contains(type.wire());
    }
    ArticleEvent event = Articles.event(ID, 1, new Receipt(2, 9));
    JsonNode headers = document.at("/components/schemas/headers/properties");
    assertThat(CloudEvents.headers(event.attributes()).keySet())
        .allSatisfy(header -> assertThat(headers.has(header)).as(header).isTrue());
  }

  @Test
  void asyncApiDescribesAWithdrawnEventWhole() throws IOException {
    JsonNode document =
        new YAMLMapper().readTree(ContractTest.class.getResourceAsStream("asyncapi.yaml"));
    JsonNode described = document.at("/components/messages/withdrawn/payload/properties");
    ArticleEvent event = Articles.withdrawn(ID, 3, new Receipt(2, 9));
    JsonNode data = EventJson.mapper().valueToTree(event.data());
    assertThat(data.fieldNames()).toIterable().containsExactlyElementsOf(described::fieldNames);
    assertThat(event.id()).isEqualTo(ID + "/3/0");
    assertThat(event.attributes()).doesNotContainKey("dataschema");
  }

  @Test
  void readsArrivalsThatKnowOfNoWithdrawal() throws IOException {
    Arrival before =
        EventJson.read(
            ("{\"id\":\"%s\",\"original\":{\"text\":\"Words.\"},\"lane\":\"live\",\"observed\":\"2024-06-03T10:00:00Z\",\"received\":\"2024-06-03T10:00:00Z\",\"restore\":false}"
                    .formatted(ID))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8),
            Arrival.class);
    assertThat(before.withdrawal()).isFalse();
    assertThat(before.original().text()).isEqualTo("Words.");
    Arrival withdrawal = Arrival.withdrawal(ID, before.received(), null);
    assertThat(EventJson.read(EventJson.bytes(withdrawal), Arrival.class)).isEqualTo(withdrawal);
  }

  @Test
  void redeliveredEventHasTheSameId() {
    ArticleEvent event = Articles.event(ID, 2, new Receipt(2, 9));
    assertThat(event.id()).isEqualTo(ID + "/2/0");
    assertThat(event.key()).isEqualTo(ID + "/2");
  }

  @Test
  void attributesComeBackFromTheirHeaders() {
    Map<String, String> attributes = Articles.event(ID, 1, new Receipt(2, 9)).attributes();
    Map<String, String> headers = CloudEvents.headers(attributes);
    assertThat(headers).containsEntry("content-type", "application/json");
    assertThat(headers).containsEntry("ce_receipt", "2-9").containsEntry("ce_lane", "live");
    assertThat(CloudEvents.attributes(headers)).isEqualTo(attributes);
  }

  @Test
  void outcomeStaysSmall() {
    Outcome outcome =
        new Outcome(
            ID,
            new Receipt(11, 1_000_000),
            new Receipt(Lane.BACKFILL, 11, 1_000_000),
            Outcome.Kind.PUBLISHED,
            null,
            1,
            0,
            1_000_000L,
            Sha256.of("a"),
            Sha256.of("b"),
            new Receipt(11, 1_000_000),
            "1",
            Body.Completeness.FULL,
            java.time.Instant.EPOCH,
            java.time.Instant.EPOCH,
            java.time.Instant.EPOCH);
    assertThat(EventJson.bytes(outcome).length).isLessThan(600);
  }

  @Test
  void importsNoFramework() {
    ArchRuleDefinition.noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "io.quarkus..", "org.apache.kafka..", "java.net.http..")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.broadsheet.events"));
  }

  private static JsonNode resource(String name) throws IOException {
    return EventJson.mapper().readTree(ContractTest.class.getResourceAsStream(name));
  }
}
