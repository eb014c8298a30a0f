-- Each line's key, then all of it.
select e.sort_at, e.article_id, 0 as ordinal, e.data as "*"
from event as e
