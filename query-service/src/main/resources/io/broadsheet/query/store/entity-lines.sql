-- Origins are counted where no more articles than this name it: each of them is looked at.
select e.id, e.type, e.name, e.wikidata, e.articles,
  case when e.articles <= ? then (
    select (count(distinct coalesce(w.origin, a.wording))
      + count(distinct (a.partition, a."offset")) filter (where a.wording is null))::integer
    from (
      select e.id union all select n.id from entity_name as n where n.entity = e.id and n.entity <> n.id) as n
    join article_entity as a on a.name_id = n.id and a.superseded is null
    left join wording as w on w.id = a.wording) end as origins,
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
