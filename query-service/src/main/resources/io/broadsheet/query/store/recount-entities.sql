with asked as (
  select unnest(?::uuid[]) as id),
counted as (
  select n.entity as id, count(distinct (a.partition, a."offset")) as articles
  from asked
  join entity_name as n on n.entity = asked.id
  join article_entity as a on a.name_id = n.id
  where a.superseded is null
  group by n.entity),
gone as (
  delete from entity as e
  using asked
  where e.id = asked.id and not exists (select from counted as c where c.id = e.id))
insert into entity (id, type, name, wikidata, articles)
select n.id, n.type, n.name, n.wikidata, c.articles
from counted as c
join entity_name as n on n.id = c.id
on conflict (id) do update set articles = excluded.articles
