insert into wording (id, near, articles, origin, changed)
select id, near, articles, id, nextval('wording_change')
from unnest(?::bigint[], ?::bytea[], ?::int[]) as added (id, near, articles)
on conflict (id) do update
set articles = wording.articles + excluded.articles, changed = excluded.changed
returning id, near, origin, articles, xmax = 0 as fresh
