package io.broadsheet.query.store;

import io.broadsheet.query.store.EventContent.ClaimRow;
import io.broadsheet.query.store.EventContent.EntityRow;
import io.broadsheet.query.store.EventContent.FigureRow;
import io.broadsheet.query.store.EventContent.QuoteRow;
import io.broadsheet.query.store.EventContent.TopicRow;
import io.broadsheet.query.store.EventWriter.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes what new events say: a table for each kind of fact. */
final class FactWriter {

  private static final String COPY_QUOTES = Sql.of("copy-quotes");
  private static final String COPY_FIGURES = Sql.of("copy-figures");
  private static final String COPY_CLAIMS = Sql.of("copy-claims");
  private static final String COPY_TOPICS = Sql.of("copy-topics");
  private static final String COPY_ENTITIES = Sql.of("copy-article-entities");

  private static final Columns<Fact<QuoteRow>> QUOTES =
      FactWriter.<QuoteRow>columns()
          .text(fact -> fact.row().id())
          .text(fact -> fact.row().text())
          .text(fact -> fact.row().type())
          .text(fact -> fact.row().verb())
          .text(fact -> fact.row().speakerEntity())
          .text(fact -> fact.row().speakerName())
          .text(fact -> fact.row().speakerRole())
          .text(fact -> fact.row().speakerOrganization())
          .text(fact -> fact.row().speakerStatus())
          .integer(fact -> fact.row().speaker().start())
          .integer(fact -> fact.row().speaker().end())
          .text(fact -> fact.row().speaker().exact())
          .integer(fact -> fact.row().evidence().start())
          .integer(fact -> fact.row().evidence().end())
          .text(fact -> fact.row().evidence().exact());

  private static final Columns<Fact<FigureRow>> FIGURES =
      FactWriter.<FigureRow>columns()
          .text(fact -> fact.row().id())
          .text(fact -> fact.row().kind())
          .text(fact -> fact.row().value())
          .text(fact -> fact.row().min())
          .text(fact -> fact.row().max())
          .text(fact -> fact.row().from())
          .text(fact -> fact.row().to())
          .text(fact -> fact.row().bound())
          .text(fact -> fact.row().unit())
          .text(fact -> fact.row().currency())
          .text(fact -> fact.row().per())
          .text(fact -> fact.row().of())
          .text(fact -> fact.row().subject())
          .text(fact -> fact.row().subjectEntity())
          .text(fact -> fact.row().attributedTo())
          .text(fact -> fact.row().attributedEntity())
          .integer(fact -> fact.row().evidence().start())
          .integer(fact -> fact.row().evidence().end())
          .text(fact -> fact.row().evidence().exact());

  private static final Columns<Fact<ClaimRow>> CLAIMS =
      FactWriter.<ClaimRow>columns()
          .text(fact -> fact.row().id())
          .text(fact -> fact.row().subject().text())
          .text(fact -> fact.row().subject().entity())
          .integer(fact -> fact.row().subject().evidence().start())
          .integer(fact -> fact.row().subject().evidence().end())
          .text(fact -> fact.row().subject().evidence().exact())
          .text(fact -> fact.row().relation())
          .text(fact -> fact.row().object().text())
          .text(fact -> fact.row().object().entity())
          .integer(fact -> fact.row().object().evidence().start())
          .integer(fact -> fact.row().object().evidence().end())
          .text(fact -> fact.row().object().evidence().exact())
          .text(fact -> fact.row().dimension())
          .text(fact -> fact.row().attributedTo())
          .text(fact -> fact.row().attributedEntity())
          .bool(fact -> fact.row().hedged())
          .bool(fact -> fact.row().negated())
          .integer(fact -> fact.row().evidence().start())
          .integer(fact -> fact.row().evidence().end())
          .text(fact -> fact.row().evidence().exact());

  private static final Columns<Fact<TopicRow>> TOPICS =
      FactWriter.<TopicRow>columns()
          .text(fact -> fact.row().uri())
          .text(fact -> fact.row().name())
          .text(fact -> fact.row().confidence());

  private static final Columns<Fact<EntityRow>> ENTITIES =
      FactWriter.<EntityRow>columns()
          .integer64(fact -> fact.event().superseded)
          .text(fact -> fact.event().event.sortAt())
          .integer64(fact -> fact.event().event.wordingId())
          .text(fact -> fact.row().id())
          .text(fact -> fact.row().type())
          .text(fact -> fact.row().name())
          .texts(fact -> fact.row().aliases())
          .text(fact -> fact.row().wikidata())
          .text(fact -> fact.row().ticker())
          .text(fact -> fact.row().partOf())
          .text(fact -> fact.row().salience())
          .integer(fact -> fact.row().quotes())
          .integer(fact -> fact.row().figures())
          .integer(fact -> fact.row().claims())
          .text(fact -> fact.row().known() == null ? null : fact.row().known().id())
          .texts(fact -> fact.row().also().stream().map(EntityName::id).toList())
          .texts(fact -> fact.row().loosely().stream().map(EntityName::id).toList())
          .text(fact -> fact.row().mentions());

  private FactWriter() {}

  static void write(Connection connection, List<Row> events) throws SQLException {
    QUOTES.copy(connection, COPY_QUOTES, facts(events, EventContent::quotes));
    FIGURES.copy(connection, COPY_FIGURES, facts(events, EventContent::figures));
    CLAIMS.copy(connection, COPY_CLAIMS, facts(events, EventContent::claims));
    TOPICS.copy(connection, COPY_TOPICS, facts(events, EventContent::topics));
    ENTITIES.copy(connection, COPY_ENTITIES, facts(events, EventContent::entities));
  }

  /** One of an event's facts. */
  private record Fact<T>(Row event, int ordinal, T row) {}

  private static <T> Columns<Fact<T>> columns() {
    return new Columns<Fact<T>>()
        .integer(fact -> fact.event().partition)
        .integer64(fact -> fact.event().offset)
        .integer(Fact::ordinal);
  }

  private static <T> List<Fact<T>> facts(
      List<Row> events, Function<EventContent, List<T>> ofEvent) {
    List<Fact<T>> all = new ArrayList<>();
    for (Row event : events) {
      List<T> those = ofEvent.apply(event.event);
      for (int i = 0; i < those.size(); i++) {
        all.add(new Fact<>(event, i + 1, those.get(i)));
      }
    }
    return all;
  }
}
