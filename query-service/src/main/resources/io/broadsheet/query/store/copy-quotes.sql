copy quote (
  partition, "offset", ordinal, id, text, type, verb, speaker_entity, speaker_name, speaker_role,
  speaker_organization, speaker_status, speaker_start, speaker_end, speaker_exact,
  evidence_start, evidence_end, evidence_exact) from stdin
