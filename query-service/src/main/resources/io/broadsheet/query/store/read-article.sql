select article_id, version, revision, withdrawn, data
from event
where article_id = ? and superseded is null
