insert into subscription (id, url, q, secret, cursor)
select ?, ?, ?, ?, ?
where (select count(*) from subscription) < ?
