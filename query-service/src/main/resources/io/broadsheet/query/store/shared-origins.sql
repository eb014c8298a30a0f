-- What changed, at first only what is shared; and in any case how far that is.
select s.seen, w.id, w.origin, w.articles > 1 or w.origin <> w.id as shared
from (select max(changed) as seen from wording) as s
left join wording as w on w.changed > ? and (? > 0 or w.articles > 1 or w.origin <> w.id)
