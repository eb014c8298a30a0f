package io.broadsheet.query.articles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.events.EventJson;
import io.broadsheet.query.index.Explanation;
import io.broadsheet.query.index.Explanation.Part;
import io.broadsheet.query.language.Filter;
import io.broadsheet.query.lists.Fields;
import io.broadsheet.query.store.Lists.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was found, with where and by what.
 *
 * @param highlight whether lines say where
 * @param explain whether they say which part of the query it was
 */
record Marked(boolean highlight, boolean explain) {

  boolean isAsked() {
    return highlight || explain;
  }

  /**
   * Lines with what was matched in them.
   *
   * @param wholes of the articles, the data
   * @param usual their lines; one that is not among them was withdrawn meanwhile
   */
  List<Line> lines(Filter filter, List<Line> wholes, List<Line> usual, Fields fields) {
    Map<UUID, Line> byId =
        usual.stream().collect(Collectors.toMap(it -> it.key().articleId(), Function.identity()));
    List<JsonNode> articles = wholes.stream().map(whole -> Fields.read(whole.json())).toList();
    List<List<Part>> explained = Explanation.of(filter, articles);
    List<Line> marked = new ArrayList<>();
    for (int i = 0; i < articles.size(); i++) {
      Line line = fields.areGiven() ? wholes.get(i) : byId.get(wholes.get(i).key().articleId());
      if (line != null) {
        ObjectNode object = fields.of(Fields.read(line.json()));
        if (highlight) {
          object.set("highlights", json(Explanation.highlights(explained.get(i), articles.get(i))));
        }
        if (explain) {
          object.set("explain", json(explained.get(i)));
        }
        marked.add(new Line(line.key(), Fields.write(object)));
      }
    }
    return marked;
  }

  private static JsonNode json(Object value) {
    return EventJson.mapper().valueToTree(value);
  }
}
