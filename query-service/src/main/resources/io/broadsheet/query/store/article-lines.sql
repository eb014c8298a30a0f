select e.sort_at, e.article_id, 0 as ordinal, json_strip_nulls(json_build_object(
  'id', e.article_id, 'version', e.version, 'revision', e.revision, 'title', e.title, 'url', e.url,
  'source', json_build_object('name', e.source, 'domain', e.domain), 'language', e.language,
  'published', e.published, 'received', (to_json(e.received at time zone 'UTC') #>> '{}') || 'Z',
  'links', json_build_object(
    'article', '/articles/' || e.article_id, 'versions', '/articles/' || e.article_id || '/versions',
    'quotes', '/quotes?article=' || e.article_id, 'figures', '/figures?article=' || e.article_id))) as line
from event as e
