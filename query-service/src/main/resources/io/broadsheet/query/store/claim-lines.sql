select e.sort_at, e.article_id, fact.ordinal, json_strip_nulls(json_build_object(
  'article', json_build_object('id', e.article_id, 'version', e.version, 'title', e.title, 'url', e.url),
  'id', fact.id,
  'subject', json_build_object(
    'text', fact.subject, 'entity', fact.subject_entity, 'evidence', json_build_object(
      'start', fact.subject_start, 'end', fact.subject_end, 'exact', fact.subject_exact)),
  'relation', fact.relation,
  'object', json_build_object(
    'text', fact.object, 'entity', fact.object_entity, 'evidence', json_build_object(
      'start', fact.object_start, 'end', fact.object_end, 'exact', fact.object_exact)),
  'dimension', fact.dimension, 'attributedTo', fact.attributed_to, 'hedged', fact.hedged, 'negated', fact.negated,
  'evidence', json_build_object(
    'start', fact.evidence_start, 'end', fact.evidence_end, 'exact', fact.evidence_exact))) as line
from event as e
join claim as fact on fact.partition = e.partition and fact."offset" = e."offset"
