update bucket as b
set articles = b.articles - g.articles
from unnest(?::bigint[], ?::bigint[], ?::int[]) as g (key, wording, articles)
where b.key = g.key and b.wording = g.wording
returning b.key, b.wording, b.articles = 0 as changed
