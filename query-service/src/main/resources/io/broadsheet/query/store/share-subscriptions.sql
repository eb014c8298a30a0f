-- This instance says that it is there, and is told how many subscriptions are its share.
with me as (
  insert into instance (id, seen) values (?, now())
  on conflict (id) do update set seen = excluded.seen)
select ceil(count(*)::numeric / (1 + (
    select count(*) from instance
    where id <> ? and seen > now() - ? * interval '1 millisecond')))::integer as share
from subscription
where enabled
