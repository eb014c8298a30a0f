select article_id, version, revision, partition, "offset"
from event
where article_id = any (?::uuid[]) and superseded is null
