insert into article_entity (
  partition, "offset", ordinal, superseded, sort_at, id, type, name, aliases, wikidata, ticker, part_of, salience,
  quotes, figures, claims, name_id, also, loosely, mentions)
select
  partition, "offset", ordinal, superseded, sort_at::timestamptz, id, type, name, aliases::text[], wikidata, ticker, part_of,
  salience::real, quotes, figures, claims, name_id::uuid, also::uuid[], loosely::uuid[], mentions::json
from unnest(
  ?::int[], ?::bigint[], ?::int[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
  ?::text[], ?::text[], ?::int[], ?::int[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[]) as e (
  partition, "offset", ordinal, superseded, sort_at, id, type, name, aliases, wikidata, ticker, part_of, salience,
  quotes, figures, claims, name_id, also, loosely, mentions)
