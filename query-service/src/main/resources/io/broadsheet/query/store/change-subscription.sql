-- Enabled again, it begins with what is pending, and with all its attempts.
with again as (
  update delivery set next = null, attempts = 0, first = null
  where ?::boolean and subscription = ?::uuid and state = 'pending')
update subscription
set url = coalesce(?, url),
    q = case when ? then ? else q end,
    enabled = coalesce(?, enabled),
    disabled = case when ?::boolean then null else disabled end,
    failures = 0,
    rest_until = null,
    epoch = epoch + 1,
    holder = null,
    held_until = null
where id = ?
