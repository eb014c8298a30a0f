update subscription set holder = null, held_until = null
where holder = ? and id = any (?::uuid[])
