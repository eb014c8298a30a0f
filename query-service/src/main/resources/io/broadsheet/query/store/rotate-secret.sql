-- What signs today goes on doing so, and the two before it where their day is not over.
update subscription
set old_secret = array_to_string(
      (array[secret] || case when old_until > now() then string_to_array(old_secret, ' ') end)[1:3], ' '),
    old_until = ?::timestamptz, secret = ?
where id = ?
