select e.sort_at, e.article_id, fact.ordinal,
  e.article_id as "article.id", e.version as "article.version", e.title as "article.title", e.url as "article.url",
  fact.id as "id", fact.kind as "kind", fact.value as "value", fact.value_min as "min", fact.value_max as "max",
  fact.value_from as "from", fact.value_to as "to", fact.bound as "bound", fact.unit as "unit",
  fact.currency as "currency", fact.per as "per", fact.of as "of", fact.subject as "subject",
  fact.attributed_to as "attributedTo",
  fact.evidence_start as "evidence.start", fact.evidence_end as "evidence.end", fact.evidence_exact as "evidence.exact"
from event as e
join figure as fact on fact.partition = e.partition and fact."offset" = e."offset"
