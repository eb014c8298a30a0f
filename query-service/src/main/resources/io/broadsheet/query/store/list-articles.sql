-- The versions that stood at a position: events before it, superseded at it or later, or not at all.
select sort_at, article_id, 0 as ordinal, json_strip_nulls(json_build_object(
  'id', article_id, 'version', version, 'revision', revision, 'title', title, 'url', url,
  'source', json_build_object('name', source, 'domain', domain), 'language', language,
  'published', published, 'received', (to_json(received at time zone 'UTC') #>> '{}') || 'Z',
  'links', json_build_object(
    'article', '/articles/' || article_id, 'versions', '/articles/' || article_id || '/versions',
    'quotes', '/quotes?article=' || article_id, 'figures', '/figures?article=' || article_id))) as line
from event
where "offset" < (?::bigint[])[partition + 1]
  and (superseded is null or superseded >= (?::bigint[])[partition + 1])
  and not withdrawn
  and (sort_at, article_id) < (?::timestamptz, ?::uuid)
order by sort_at desc, article_id desc
limit ?
