package io.broadsheet.query.store;

import io.broadsheet.query.store.LogRecord.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How far a batch moves one partition's position. */
record Move(Place place, long expected, long next) {

  /** One move a partition: from where the store stands to after the batch's last record. */
  static List<Move> of(List<LogRecord> batch, Map<Place, Long> positions) {
    Map<Place, Long> ends = new LinkedHashMap<>();
    batch.forEach(record -> ends.put(record.place(), record.offset() + 1));
    List<Move> moves = new ArrayList<>();
    ends.forEach(
        (place, next) ->
            moves.add(new Move(place, Objects.requireNonNull(positions.get(place)), next)));
    return moves;
  }
}
