select e.sort_at, e.article_id, fact.ordinal, json_strip_nulls(json_build_object(
  'article', json_build_object('id', e.article_id, 'version', e.version, 'title', e.title, 'url', e.url),
  'id', fact.id, 'kind', fact.kind, 'value', fact.value, 'min', fact.value_min, 'max', fact.value_max,
  'from', fact.value_from, 'to', fact.value_to, 'bound', fact.bound, 'unit', fact.unit, 'currency', fact.currency,
  'per', fact.per, 'of', fact.of, 'subject', fact.subject, 'attributedTo', fact.attributed_to,
  'evidence', json_build_object(
    'start', fact.evidence_start, 'end', fact.evidence_end, 'exact', fact.evidence_exact))) as line
from event as e
join figure as fact on fact.partition = e.partition and fact."offset" = e."offset"
