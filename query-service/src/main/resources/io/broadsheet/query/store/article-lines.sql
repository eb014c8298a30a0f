-- Each line's key, then its members by their paths.
select e.sort_at, e.article_id, 0 as ordinal,
  e.article_id as "id", e.version as "version", e.revision as "revision", e.title as "title", e.url as "url",
  e.source as "source.name", e.domain as "source.domain", e.language as "language",
  e.published as "published", e.received as "received",
  '/articles/' || e.article_id as "links.article", '/articles/' || e.article_id || '/versions' as "links.versions",
  '/quotes?article=' || e.article_id as "links.quotes", '/figures?article=' || e.article_id as "links.figures"
from event as e
