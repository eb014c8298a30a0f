insert into bucket (key, wording)
select * from unnest(?::bigint[], ?::bigint[])
