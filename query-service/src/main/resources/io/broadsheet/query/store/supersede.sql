with newer as (
  select * from unnest(?::int[], ?::bigint[], ?::bigint[]) as n (partition, superseded, "offset")),
named as (
  update article_entity as a
  set superseded = newer."offset"
  from newer
  where a.partition = newer.partition and a."offset" = newer.superseded)
update event as e
set superseded = newer."offset"
from newer
where e.partition = newer.partition and e."offset" = newer.superseded
