select s.*,
  (select count(*) from delivery as d where d.subscription = s.id and d.state = 'pending') as pending
from subscription as s
where ?::uuid is null or s.id = ?::uuid
order by s.created, s.id
