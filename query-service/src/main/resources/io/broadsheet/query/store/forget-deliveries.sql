-- Also of what nobody holds: disabled subscriptions keep their log no longer than others.
with gone as (delete from instance where seen < now() - interval '1 hour')
delete from delivery
where subscription in (
    select id from subscription
    where holder is null or holder = ? or held_until < now())
  and state <> 'pending'
  and last < now() - ? * interval '1 millisecond'
