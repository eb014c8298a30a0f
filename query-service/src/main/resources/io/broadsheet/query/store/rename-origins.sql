update wording as w
set origin = member.name, changed = nextval('wording_change')
from (
  select r.origin, r.name, each.id
  from unnest(?::bigint[], ?::bigint[]) as r (origin, name)
  cross join lateral (
    select r.origin as id
    union all
    select m.id from wording as m where m.origin = r.origin and m.origin <> m.id) as each) as member
where w.id = member.id and w.origin = member.origin
