-- The versions that stood at a position: events before it, superseded at it or later, or not at all.
where e."offset" < (?::bigint[])[e.partition + 1]
  and (e.superseded is null or e.superseded >= (?::bigint[])[e.partition + 1])
  and not e.withdrawn
  and (e.sort_at, e.article_id) < (?::timestamptz, ?::uuid)
order by e.sort_at desc, e.article_id desc
limit ?
