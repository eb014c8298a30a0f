where (e.articles, e.id) < (?, ?::uuid) and (?::text is null or e.type = ?)
order by e.articles desc, e.id desc
limit ?
