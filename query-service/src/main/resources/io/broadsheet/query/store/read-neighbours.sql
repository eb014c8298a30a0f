-- Who stands directly before and after each wording in a bucket.
select *
from (
  select
    p.key, p.wording,
    (select b.wording from bucket as b
      where b.key = p.key and b.wording < p.wording order by b.wording desc limit 1) as before,
    (select b.wording from bucket as b
      where b.key = p.key and b.wording > p.wording order by b.wording limit 1) as after
  from unnest(?::bigint[], ?::bigint[]) as p (key, wording)) as neighbours
where before is not null or after is not null
