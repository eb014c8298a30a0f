update wording as w
set origin = s.origin, changed = nextval('wording_change')
from unnest(?::bigint[], ?::bigint[]) as s (id, origin)
where w.id = s.id
