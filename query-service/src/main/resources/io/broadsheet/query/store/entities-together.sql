-- Who else is in its newest articles.
with newest as (
  select distinct a.partition, a."offset", a.sort_at
  from unnest(?::uuid[]) as n (id)
  cross join lateral (
    select partition, "offset", sort_at from article_entity
    where name_id = n.id and superseded is null
    order by sort_at desc
    limit 200) as a
  order by a.sort_at desc
  limit 200),
together as (
  select n.entity, count(distinct (a.partition, a."offset")) as articles,
    count(distinct coalesce(w.origin, a.wording))
      + count(distinct (a.partition, a."offset")) filter (where a.wording is null) as origins
  from newest
  join article_entity as a on a.partition = newest.partition and a."offset" = newest."offset"
  join entity_name as n on n.id = a.name_id
  left join wording as w on w.id = a.wording
  where n.entity <> ?::uuid
  group by n.entity
  order by articles desc, n.entity
  limit 10)
select e.id, e.type, e.name, t.articles, t.origins
from together as t
join entity as e on e.id = t.entity
order by t.articles desc, e.id
