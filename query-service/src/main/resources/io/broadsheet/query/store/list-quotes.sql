-- The quotes of the versions that stood at a position (list-articles.sql), each with its article.
select e.sort_at, e.article_id, q.ordinal, json_strip_nulls(json_build_object(
  'article', json_build_object('id', e.article_id, 'version', e.version, 'title', e.title, 'url', e.url),
  'id', q.id, 'text', q.text, 'type', q.type, 'verb', q.verb,
  'speaker', json_build_object(
    'entity', q.speaker_entity, 'name', q.speaker_name, 'role', q.speaker_role,
    'organization', q.speaker_organization, 'status', q.speaker_status,
    'evidence', case when q.speaker_start is not null then json_build_object(
      'start', q.speaker_start, 'end', q.speaker_end, 'exact', q.speaker_exact) end),
  'evidence', json_build_object(
    'start', q.evidence_start, 'end', q.evidence_end, 'exact', q.evidence_exact))) as line
from event as e
join quote as q on q.partition = e.partition and q."offset" = e."offset"
where e."offset" < (?::bigint[])[e.partition + 1]
  and (e.superseded is null or e.superseded >= (?::bigint[])[e.partition + 1])
  and not e.withdrawn
  and (e.sort_at, e.article_id) between (?::timestamptz, ?::uuid) and (?::timestamptz, ?::uuid)
  and ((e.sort_at, e.article_id) < (?::timestamptz, ?::uuid) or q.ordinal > ?)
order by e.sort_at desc, e.article_id desc, q.ordinal
limit ?
