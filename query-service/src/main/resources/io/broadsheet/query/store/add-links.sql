insert into bucket (key, wording, articles)
select * from unnest(?::bigint[], ?::bigint[], ?::int[])
on conflict (key, wording) do update
set articles = bucket.articles + excluded.articles
returning key, wording, xmax = 0 as changed
