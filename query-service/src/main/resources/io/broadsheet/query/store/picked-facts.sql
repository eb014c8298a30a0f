-- The rows at these places, in this order; who was withdrawn meanwhile has none.
join unnest(?::int[], ?::bigint[], ?::int[]) with ordinality as picked (partition, "offset", ordinal, rank)
  on picked.partition = fact.partition and picked."offset" = fact."offset" and picked.ordinal = fact.ordinal
where not e.withdrawn
order by picked.rank
