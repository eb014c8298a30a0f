insert into event (
  partition, "offset", superseded, article_id, version, revision, type, withdrawn, lane, receipt,
  time, sort_at, url, source, domain, title, language, published, received, size, wording, link, attributes, data)
select
  partition, "offset", superseded, article_id::uuid, version, revision, type, withdrawn, lane, receipt,
  time::timestamptz, sort_at::timestamptz, url, source, domain, title, language, published,
  received::timestamptz, size, wording, link, attributes::json, data::json
from unnest(
  ?::int[], ?::bigint[], ?::bigint[], ?::text[], ?::int[], ?::int[], ?::text[], ?::bool[], ?::text[], ?::text[],
  ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
  ?::text[], ?::int[], ?::bigint[], ?::bigint[], ?::text[], ?::text[]) as e (
  partition, "offset", superseded, article_id, version, revision, type, withdrawn, lane, receipt,
  time, sort_at, url, source, domain, title, language, published, received, size, wording, link, attributes, data)
