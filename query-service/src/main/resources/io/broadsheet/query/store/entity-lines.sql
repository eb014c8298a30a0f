select e.id, e.type, e.name, e.wikidata, e.articles,
  array(
    select distinct k.name
    from (
      select e.id union all select n.id from entity_name as n where n.entity = e.id and n.entity <> n.id) as n
    join entity_alias as a on a.of_id = n.id
    join entity_name as k on k.id = a.alias
    where k.name <> e.name
    order by k.name
    limit 20) as aliases,
  array(
    select n.name from entity_name as n
    where n.entity = e.id and n.entity <> n.id and n.name <> e.name
    order by n.name
    limit 10) as merged
from entity_name as e
