insert into figure (
  partition, "offset", ordinal, id, kind, value, value_min, value_max, value_from, value_to, bound,
  unit, currency, per, of, subject, subject_entity, attributed_to,
  attributed_entity, evidence_start, evidence_end, evidence_exact)
select
  partition, "offset", ordinal, id, kind, value::numeric, value_min::numeric, value_max::numeric,
  value_from::numeric, value_to::numeric, bound,
  unit, currency, per, of, subject, subject_entity, attributed_to,
  attributed_entity, evidence_start, evidence_end, evidence_exact
from unnest(
  ?::int[], ?::bigint[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
  ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[], ?::text[]) as f (
  partition, "offset", ordinal, id, kind, value, value_min, value_max, value_from, value_to, bound,
  unit, currency, per, of, subject, subject_entity, attributed_to,
  attributed_entity, evidence_start, evidence_end, evidence_exact)
