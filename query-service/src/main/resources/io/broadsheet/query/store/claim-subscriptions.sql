update subscription as s
set holder = ?, held_until = now() + ? * interval '1 millisecond'
where id in (
  select id
  from subscription
  where enabled and (held_until is null or held_until < now())
  limit ?
  for update skip locked)
returning s.*, 0 as pending
