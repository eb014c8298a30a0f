delete from delivery
where subscription = any (?::uuid[]) and state <> 'pending'
  and last < now() - ? * interval '1 millisecond'
