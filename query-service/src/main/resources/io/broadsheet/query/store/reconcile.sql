-- Partition by partition: what outcomes say was published against what is stored.
-- A later revision replaces an earlier one on a compacted topic, a withdrawal all versions before.
with said as (
  select o.receipt_partition as partition, o.article_id, o.version, o.revision, o.event,
    exists (
      select from event as e
      where e.article_id = o.article_id and e.version = o.version and e.revision >= o.revision)
    or exists (
      select from event as e
      where e.article_id = o.article_id and e.withdrawn and e.version > o.version) as stored,
    exists (
      select from unstorable as u
      where u.topic = ? and u.partition = o.receipt_partition and u."offset" = o.event) as dead
  from outcome as o
  where o.outcome in ('published', 'updated', 'reparsed', 'withdrawn')),
sums as (
  select partition, count(*) as said, count(*) filter (where dead) as dead,
         count(*) filter (where not stored and not dead) as missing,
         min(event) filter (where not stored and not dead) as first_missing
  from said group by partition),
-- Where two events are said to be the same version the store has dropped the later one. An event
-- that was doubled after a freeze has one arrival, so one outcome, and is not among these.
clashes as (
  select partition, sum(events - 1) as clashing, min(last) as first_clashing
  from (
    select partition, count(distinct event) as events, max(event) as last
    from said where not dead group by partition, article_id, version, revision) as version
  where events > 1 group by partition),
rows as (
  select e.partition, count(*) as stored,
    count(*) filter (where not exists (
      select from outcome as o
      where o.article_id = e.article_id and (o.version > e.version or o.version = e.version and o.revision >= e.revision)))
      as unsaid
  from event as e group by e.partition),
lost as (
  select partition, count(*) as outcomes from unstorable where topic = ? group by partition)
select p.partition, coalesce(said, 0) as said, coalesce(dead, 0) as dead, coalesce(missing, 0) as missing,
       first_missing, coalesce(clashing, 0) as clashing, first_clashing, coalesce(stored, 0) as stored, coalesce(unsaid, 0) as unsaid,
       coalesce(lost.outcomes, 0) as lost
from generate_series(0, ? - 1) as p (partition)
left join sums using (partition)
left join clashes using (partition)
left join rows using (partition)
left join lost using (partition)
order by p.partition
