-- For names whose aliases changed: which other name each means, if exactly one calls itself so. Wikidata
-- ids go before names, and a name that two of them have stands for neither.
with changed as (
  select unnest(?::uuid[]) as id),
affected as (
  select id from changed
  union
  select a.alias from changed as c join entity_alias as a on a.of_id = c.id where a.safe),
callers as (
  select a.alias as id, a.of_id, bool_or(a.safe) as safe, o.wikidata is not null as identified
  from affected as f
  join entity_alias as a on a.alias = f.id
  join entity_name as o on o.id = a.of_id
  where exists (select from entity_alias as s where s.alias = f.id and s.safe)
  group by a.alias, a.of_id, o.wikidata),
means as (
  select id, (case
    when count(*) filter (where identified) = 1 then min(of_id::text) filter (where identified and safe)
    when count(*) filter (where identified) = 0 and count(*) = 1 then min(of_id::text) filter (where safe)
  end)::uuid as of_id
  from callers group by id),
merged as (
  select id, of_id from means
  where of_id is not null and (
    select count(distinct a.of_id) from entity_alias as a join entity_name as o on o.id = a.of_id
    where a.alias = means.of_id and o.wikidata is not null) < 2),
parted as (
  delete from entity_merge as m
  using affected as f
  where m.id = f.id and not exists (select from merged as g where g.id = m.id)
  returning m.id),
joined as (
  insert into entity_merge (id, of_id)
  select g.id, g.of_id from merged as g
  where not exists (select from entity_merge as m where m.id = g.id and m.of_id = g.of_id)
  on conflict (id) do update set of_id = excluded.of_id, at = now()
  returning id)
select id from parted union select id from joined
