-- Of each article the delivery that the others wait for; one whose event is gone waits for nothing.
select distinct on (d.article_id)
  d.subscription, d.partition, d."offset", d.article_id, d.event, d.state, d.attempts, d.first,
  d.last, case when e.partition is not null then d.next end as next, d.status, d.reason
from delivery as d
left join event as e on e.partition = d.partition and e."offset" = d."offset"
where d.subscription = ? and d.state = 'pending'
order by d.article_id, d."offset"
