-- The events after a cursor, up to where the store stands, partition after partition in turn.
-- At most so many rows of each partition; data only within a bound of bytes, but at least once.
with wanted as (
  select c.partition, c.next as start, p.next as stop
  from unnest(?::int[], ?::bigint[]) as c (partition, next)
  join position as p on p.topic = ? and p.partition = c.partition),
found as (
  select e.*, row_number() over (partition by e.partition order by e."offset") as turn
  from wanted as w
  cross join lateral (
    select partition, "offset", article_id, sort_at, type, size, attributes, data
    from event
    where event.partition = w.partition and event."offset" >= w.start and event."offset" < w.stop
    order by event."offset"
    limit ?) as e),
bounded as (
  select found.*, sum(size) over (order by turn, partition) - size < ? as fits from found)
select
  w.partition, w.stop, b."offset", b.article_id, b.sort_at, b.type, b.attributes,
  case when b.fits then b.data end as data,
  (select before."offset" from event as before
    where before.article_id = b.article_id and before.superseded = b."offset") as supersedes
from wanted as w
left join bounded as b on b.partition = w.partition
order by b.turn, w.partition
