copy figure (
  partition, "offset", ordinal, id, kind, value, value_min, value_max, value_from, value_to, bound,
  unit, currency, per, of, subject, subject_entity, attributed_to,
  attributed_entity, evidence_start, evidence_end, evidence_exact) from stdin
