select article_id, version, revision, partition, "offset", wording, link
from event
where article_id = any (?::uuid[]) and superseded is null
