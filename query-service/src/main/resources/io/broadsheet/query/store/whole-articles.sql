select e.sort_at, e.article_id, 0 as ordinal, e.data as line
from event as e
