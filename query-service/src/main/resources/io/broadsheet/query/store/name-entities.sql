-- Names that are new. Of the ways to write one the last in the alphabet is shown: "Nvidia", not "NVIDIA".
with given as (
  select id::uuid, min(type) as type, min(key) as key, max(name collate "C") as name, min(wikidata) as wikidata
  from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) as n (id, type, key, name, wikidata)
  group by id),
better as (
  update entity_name as n set name = g.name
  from given as g
  where n.id = g.id and g.name > n.name collate "C"
  returning n.id, n.name),
shown as (
  update entity as e set name = b.name from better as b where e.id = b.id)
insert into entity_name (id, type, key, name, wikidata, entity)
select id, type, key, name, wikidata, id from given
on conflict (id) do nothing
