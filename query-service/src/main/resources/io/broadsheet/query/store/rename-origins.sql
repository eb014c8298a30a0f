update wording as w
set origin = r.name, changed = nextval('wording_change')
from unnest(?::bigint[], ?::bigint[]) as r (origin, name)
where w.origin = r.origin and w.id in (
  select r.origin union all select m.id from wording as m where m.origin = r.origin and m.origin <> m.id)
