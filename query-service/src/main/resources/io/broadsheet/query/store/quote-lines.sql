select e.sort_at, e.article_id, fact.ordinal, json_strip_nulls(json_build_object(
  'article', json_build_object('id', e.article_id, 'version', e.version, 'title', e.title, 'url', e.url),
  'id', fact.id, 'text', fact.text, 'type', fact.type, 'verb', fact.verb,
  'speaker', json_build_object(
    'entity', fact.speaker_entity, 'name', fact.speaker_name, 'role', fact.speaker_role,
    'organization', fact.speaker_organization, 'status', fact.speaker_status,
    'evidence', case when fact.speaker_start is not null then json_build_object(
      'start', fact.speaker_start, 'end', fact.speaker_end, 'exact', fact.speaker_exact) end),
  'evidence', json_build_object(
    'start', fact.evidence_start, 'end', fact.evidence_end, 'exact', fact.evidence_exact))) as line
from event as e
join quote as fact on fact.partition = e.partition and fact."offset" = e."offset"
