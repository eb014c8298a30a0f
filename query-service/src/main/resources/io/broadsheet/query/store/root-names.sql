-- Each name of what was merged or parted follows its merges to the end; of names in a ring the least stands.
with recursive changed as (
  select unnest(?::uuid[]) as id),
old as (
  select n.entity from changed as c join entity_name as n on n.id = c.id
  union
  select n.entity
  from changed as c
  join entity_merge as m on m.id = c.id
  join entity_name as n on n.id = m.of_id),
members as (
  select entity as id from old
  union
  select n.id from old as o join entity_name as n on n.entity = o.entity and n.entity <> n.id),
reach (id, at) as (
  select id, id from members
  union
  select r.id, m.of_id from reach as r join entity_merge as m on m.id = r.at),
ends as (
  select r.id, min(r.at::text)::uuid as entity
  from reach as r
  left join entity_merge as m on m.id = r.at
  left join reach as back on back.id = m.of_id and back.at = r.at
  where m.id is null or back.id is not null
  group by r.id),
moved as (
  update entity_name as n set entity = e.entity from ends as e where n.id = e.id and n.entity <> e.entity)
select entity from old union select entity from ends union select id from ends
