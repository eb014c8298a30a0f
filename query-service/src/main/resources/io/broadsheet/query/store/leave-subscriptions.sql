with me as (delete from instance where id = ?)
update subscription set holder = null, held_until = null where holder = ?
