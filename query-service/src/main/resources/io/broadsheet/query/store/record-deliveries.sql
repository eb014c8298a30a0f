insert into delivery as d (
  subscription, partition, "offset", article_id, event, state, attempts, first, last, next, status,
  reason)
select
  subscription::uuid, partition, "offset", article_id::uuid, event, state, attempts,
  first::timestamptz, last::timestamptz, next::timestamptz, status, reason
from unnest(
  ?::text[], ?::int[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[],
  ?::text[], ?::text[], ?::int[], ?::text[]) as tried (
  subscription, partition, "offset", article_id, event, state, attempts, first, last, next, status,
  reason)
on conflict (subscription, partition, "offset") do update
set state = excluded.state, attempts = excluded.attempts, first = excluded.first,
    last = excluded.last, next = excluded.next, status = excluded.status, reason = excluded.reason
