-- Each article once, however many of the names it has.
select to_char(month, 'YYYY-MM') as month, count(*) as articles
from (
  select distinct partition, "offset", date_trunc('month', sort_at at time zone 'UTC') as month
  from article_entity
  where name_id = any (?::uuid[]) and superseded is null) as a
group by a.month
order by a.month desc
limit 120
