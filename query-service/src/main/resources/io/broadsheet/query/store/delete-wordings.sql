delete from wording as w
using unnest(?::bigint[]) as g (id)
where w.id = g.id
