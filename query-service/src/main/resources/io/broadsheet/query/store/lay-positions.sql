insert into position (topic, partition, topic_id, next)
select ?, partition, ?::uuid, 0 from generate_series(0, ? - 1) as partition
on conflict do nothing
