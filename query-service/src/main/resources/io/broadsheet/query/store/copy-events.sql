copy event (
  partition, "offset", superseded, article_id, version, revision, type, withdrawn, lane, receipt,
  time, sort_at, url, source, domain, title, language, published, received, size, wording, link, attributes, data) from stdin
