-- One article more, or less, for each entity that these versions name.
with moved as (
  select distinct v.partition, v."offset", v.by, n.entity
  from unnest(?::int[], ?::bigint[], ?::int[]) as v (partition, "offset", by)
  join article_entity as a on a.partition = v.partition and a."offset" = v."offset"
  join entity_name as n on n.id = a.name_id),
change as (
  select entity, sum(by)::int as articles from moved group by entity having sum(by) <> 0),
known as (
  update entity as e set articles = e.articles + c.articles
  from change as c
  where e.id = c.entity
  returning e.id)
insert into entity (id, type, name, wikidata, articles)
select n.id, n.type, n.name, n.wikidata, c.articles
from change as c
join entity_name as n on n.id = c.entity
where not exists (select from known as k where k.id = c.entity)
