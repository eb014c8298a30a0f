-- As its latest revision reads it.
select article_id, version, revision, withdrawn, data
from event
where article_id = ? and version = ?
order by revision desc
limit 1
