-- Names whose merges changed, counted anew: those that stand, and those that stand no more.
with asked as (
  select n.id, n.entity from unnest(?::uuid[]) as a (id) join entity_name as n on n.id = a.id),
counted as (
  select n.entity as id, count(distinct (a.partition, a."offset"))::int as articles
  from asked as n
  join article_entity as a on a.name_id = n.id
  where a.superseded is null
  group by n.entity)
update entity_name as n
set articles = coalesce(c.articles, 0)
from asked
left join counted as c on c.id = asked.id
where n.id = asked.id and n.articles <> coalesce(c.articles, 0)
