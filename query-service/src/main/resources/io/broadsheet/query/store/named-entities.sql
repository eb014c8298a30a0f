join (
  with named as (
    select id, entity from entity_name where words @@ ?::tsquery)
  select entity from named
  union
  select n.entity
  from named
  join entity_alias as a on a.alias = named.id
  join entity_name as n on n.id = a.of_id) as found on found.entity = e.id
