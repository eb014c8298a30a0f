-- One article more for each entity that these articles name; new names are written. Of the ways to write
-- one the last in the alphabet is shown: "Nvidia", not "NVIDIA". Aliases have no article.
with given as (
  select g.article, g.id::uuid as id, g.type, g.key, g.name, g.wikidata, n.entity
  from unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) as g (
    article, id, type, key, name, wikidata)
  left join entity_name as n on n.id = g.id::uuid),
named as (
  select coalesce(entity, id) as id, bool_or(entity is not null) as known, count(distinct article)::int as articles,
    min(type) as type, min(key) as key, min(wikidata) as wikidata,
    max(name collate "C") filter (where entity is null or entity = id) as name
  from given
  group by coalesce(entity, id)),
counted as (
  update entity_name as n
  set articles = n.articles + g.articles, name = greatest(n.name collate "C", g.name)
  from named as g
  where n.id = g.id and g.known and g.articles > 0)
insert into entity_name (id, type, key, name, wikidata, entity, articles)
select id, type, key, name, wikidata, id, articles
from named
where not known
