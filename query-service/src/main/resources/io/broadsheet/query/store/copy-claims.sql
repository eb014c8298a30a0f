copy claim (
  partition, "offset", ordinal, id, subject, subject_entity, subject_start, subject_end, subject_exact,
  relation, object, object_entity, object_start, object_end, object_exact, dimension, attributed_to,
  attributed_entity, hedged, negated, evidence_start, evidence_end, evidence_exact) from stdin
