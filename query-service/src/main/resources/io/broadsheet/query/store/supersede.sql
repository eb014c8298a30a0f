update event as e
set superseded = newer."offset"
from unnest(?::int[], ?::bigint[], ?::bigint[]) as newer (partition, superseded, "offset")
where e.partition = newer.partition and e."offset" = newer.superseded
