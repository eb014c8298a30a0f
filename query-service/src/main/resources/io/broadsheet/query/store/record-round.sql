update subscription
set cursor = ?,
    failures = ?,
    rest_until = ?::timestamptz,
    succeeded = coalesce(?::timestamptz, succeeded),
    enabled = ?::text is null,
    disabled = ?
where id = ? and holder = ? and epoch = ?
