-- What is read again need not be tried again too.
with again as (
  delete from delivery as d
  using unnest(?::int[], ?::bigint[]) as c (partition, next)
  where d.subscription = ?::uuid and d.state = 'pending'
    and d.partition = c.partition and d."offset" >= c.next)
update subscription
set cursor = ?, failures = 0, rest_until = null, epoch = epoch + 1, holder = null, held_until = null
where id = ?
