-- The newest articles in which it says something or something is said of it.
with newest as (
  select a.*
  from unnest(?::uuid[]) as n (id)
  cross join lateral (
    select partition, "offset", sort_at, id from article_entity
    where name_id = n.id and superseded is null and quotes + figures + claims > 0 and %1$ss > 0
    order by sort_at desc
    limit 10) as a)
select f.partition, f."offset", f.ordinal
from newest as a
join %1$s as f on f.partition = a.partition and f."offset" = a."offset"
where %2$s
group by f.partition, f."offset", f.ordinal
order by max(a.sort_at) desc, f.partition, f."offset", f.ordinal
limit 10
