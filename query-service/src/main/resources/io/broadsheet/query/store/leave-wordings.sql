update wording as w
set articles = w.articles - g.articles, changed = nextval('wording_change')
from unnest(?::bigint[], ?::int[]) as g (id, articles)
where w.id = g.id
returning w.id, w.near, w.origin, w.articles
