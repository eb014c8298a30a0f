copy article_entity (
  partition, "offset", ordinal, superseded, sort_at, wording, id, type, name, aliases, wikidata, ticker, part_of, salience,
  quotes, figures, claims, name_id, also, loosely, mentions) from stdin
