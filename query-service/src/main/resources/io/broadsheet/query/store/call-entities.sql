insert into entity_alias (alias, of_id, safe)
select distinct alias::uuid, of_id::uuid, safe
from unnest(?::text[], ?::text[], ?::bool[]) as a (alias, of_id, safe)
on conflict do nothing
returning alias
