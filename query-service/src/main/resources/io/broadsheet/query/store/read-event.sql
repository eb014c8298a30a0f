select partition, "offset", article_id, sort_at, type, attributes, data, null::bigint as supersedes
from event
where partition = ? and "offset" = ?
