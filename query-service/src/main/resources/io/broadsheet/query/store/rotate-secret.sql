update subscription
set old_secret = secret, old_until = ?::timestamptz, secret = ?
where id = ?
