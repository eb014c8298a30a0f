insert into topic (partition, "offset", ordinal, uri, name, confidence)
select partition, "offset", ordinal, uri, name, confidence::real
from unnest(?::int[], ?::bigint[], ?::int[], ?::text[], ?::text[], ?::text[]) as t (
  partition, "offset", ordinal, uri, name, confidence)
