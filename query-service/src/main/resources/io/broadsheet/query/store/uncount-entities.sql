-- One article less for each entity that these superseded versions named.
with named as (
  select distinct v.partition, v."offset", n.entity
  from unnest(?::int[], ?::bigint[]) as v (partition, "offset")
  join article_entity as a on a.partition = v.partition and a."offset" = v."offset"
  join entity_name as n on n.id = a.name_id),
counted as (
  select entity, count(*)::int as articles from named group by entity)
update entity_name as n
set articles = n.articles - c.articles
from counted as c
where n.id = c.entity
