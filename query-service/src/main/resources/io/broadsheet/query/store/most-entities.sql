where e.articles > 0
  and (e.rank, e.articles, e.id) < (floor(4 * ln(?::int8 + 1::float8))::smallint, ?, ?::uuid) and (?::text is null or e.type = ?)
order by e.rank desc, e.articles desc, e.id desc
limit ?
