-- The facts of the versions that stood at a position (newest-articles.sql).
where e."offset" < (?::bigint[])[e.partition + 1]
  and (e.superseded is null or e.superseded >= (?::bigint[])[e.partition + 1])
  and not e.withdrawn
  and (e.sort_at, e.article_id) between (?::timestamptz, ?::uuid) and (?::timestamptz, ?::uuid)
  and ((e.sort_at, e.article_id) < (?::timestamptz, ?::uuid) or fact.ordinal > ?)
order by e.sort_at desc, e.article_id desc, fact.ordinal
limit ?
