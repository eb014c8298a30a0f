insert into outcome (
  receipt_partition, receipt_offset, backfill_offset, article_id, outcome, reason, version, revision,
  event, content_hash, parser, received, decided)
select
  receipt_partition, receipt_offset, backfill_offset, article_id::uuid, outcome, reason, version, revision,
  event, content_hash, parser, received::timestamptz, decided::timestamptz
from unnest(
  ?::int[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[],
  ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[]) as o (
  receipt_partition, receipt_offset, backfill_offset, article_id, outcome, reason, version, revision,
  event, content_hash, parser, received, decided)
on conflict (receipt_partition, receipt_offset) do nothing
