update subscription as s
set cursor = moved.cursor
from unnest(?::text[], ?::text[], ?::bigint[], ?::text[]) as moved (holder, id, epoch, cursor)
where s.id = moved.id::uuid and s.holder = moved.holder::uuid and s.epoch = moved.epoch
