select *
from delivery
where subscription = ? and (?::text is null or state = ?)
order by last desc nulls first, partition, "offset" desc
limit ?
