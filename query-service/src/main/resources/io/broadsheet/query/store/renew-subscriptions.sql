update subscription as s
set held_until = now() + ? * interval '1 millisecond'
where holder = ? and enabled and (?::uuid is null or id = ?::uuid)
returning s.*, 0 as pending
