-- Each article once, however many of the names it has.
select to_char(a.month, 'YYYY-MM') as month, count(*) as articles,
  count(distinct a.origin) + count(*) filter (where a.origin is null) as origins
from (
  select distinct a.partition, a."offset", date_trunc('month', a.sort_at at time zone 'UTC') as month,
    coalesce(w.origin, a.wording) as origin
  from article_entity as a
  left join wording as w on w.id = a.wording
  where a.name_id = any (?::uuid[]) and a.superseded is null) as a
group by a.month
order by a.month desc
limit 120
