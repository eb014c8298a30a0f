delete from bucket as b
using unnest(?::bigint[], ?::bigint[]) as g (key, wording)
where b.key = g.key and b.wording = g.wording
