-- Names that these superseded versions used, and no article uses now.
with used as (
  select distinct unnest(array[a.name_id] || a.also || a.loosely) as id
  from unnest(?::int[], ?::bigint[]) as v (partition, "offset")
  join article_entity as a on a.partition = v.partition and a."offset" = v."offset")
delete from entity_name as n
using used
where n.id = used.id
  and not exists (select from article_entity as a where a.name_id = n.id and a.superseded is null)
  and not exists (select from entity_alias as a where a.alias = n.id)
