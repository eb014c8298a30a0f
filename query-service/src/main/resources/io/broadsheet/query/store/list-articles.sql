-- The versions that stood at a position: events before it, superseded at it or later, or not at all.
select partition, "offset", article_id, version, revision, type, withdrawn, url, source, domain, title, language,
       published, received, sort_at, time, receipt
from event
where "offset" < (?::bigint[])[partition + 1]
  and (superseded is null or superseded >= (?::bigint[])[partition + 1])
  and not withdrawn
  and (sort_at, article_id) < (?::timestamptz, ?::uuid)
order by sort_at desc, article_id desc
limit ?
