update position as p
set next = moved.next
from unnest(?::text[], ?::int[], ?::bigint[], ?::bigint[]) as moved (topic, partition, expected, next)
where p.topic = moved.topic and p.partition = moved.partition and p.next = moved.expected
