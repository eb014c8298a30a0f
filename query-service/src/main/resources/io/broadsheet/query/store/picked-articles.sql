-- The rows at these places, in this order; who was withdrawn meanwhile has none.
join unnest(?::int[], ?::bigint[], ?::int[]) with ordinality as picked (partition, "offset", ordinal, rank)
  on picked.partition = e.partition and picked."offset" = e."offset"
where not e.withdrawn
order by picked.rank
