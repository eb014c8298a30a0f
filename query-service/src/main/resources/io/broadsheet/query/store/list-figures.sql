-- The figures of the versions that stood at a position (list-articles.sql), each with its article.
select e.sort_at, e.article_id, f.ordinal, json_strip_nulls(json_build_object(
  'article', json_build_object('id', e.article_id, 'version', e.version, 'title', e.title, 'url', e.url),
  'id', f.id, 'kind', f.kind, 'value', f.value, 'min', f.value_min, 'max', f.value_max,
  'from', f.value_from, 'to', f.value_to, 'bound', f.bound, 'unit', f.unit, 'currency', f.currency,
  'per', f.per, 'of', f.of, 'subject', f.subject, 'attributedTo', f.attributed_to,
  'evidence', json_build_object(
    'start', f.evidence_start, 'end', f.evidence_end, 'exact', f.evidence_exact))) as line
from event as e
join figure as f on f.partition = e.partition and f."offset" = e."offset"
where e."offset" < (?::bigint[])[e.partition + 1]
  and (e.superseded is null or e.superseded >= (?::bigint[])[e.partition + 1])
  and not e.withdrawn
  and (e.sort_at, e.article_id) between (?::timestamptz, ?::uuid) and (?::timestamptz, ?::uuid)
  and ((e.sort_at, e.article_id) < (?::timestamptz, ?::uuid) or f.ordinal > ?)
order by e.sort_at desc, e.article_id desc, f.ordinal
limit ?
