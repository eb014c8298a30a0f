insert into unstorable (topic, partition, "offset", key, reason)
select * from unnest(?::text[], ?::int[], ?::bigint[], ?::text[], ?::text[])
on conflict do nothing
