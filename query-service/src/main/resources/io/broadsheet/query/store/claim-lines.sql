select e.sort_at, e.article_id, fact.ordinal,
  e.article_id as "article.id", e.version as "article.version", e.title as "article.title", e.url as "article.url",
  fact.id as "id", fact.subject as "subject.text", fact.subject_entity as "subject.entity",
  fact.subject_start as "subject.evidence.start", fact.subject_end as "subject.evidence.end",
  fact.subject_exact as "subject.evidence.exact", fact.relation as "relation",
  fact.object as "object.text", fact.object_entity as "object.entity",
  fact.object_start as "object.evidence.start", fact.object_end as "object.evidence.end",
  fact.object_exact as "object.evidence.exact", fact.dimension as "dimension",
  fact.attributed_to as "attributedTo", fact.hedged as "hedged", fact.negated as "negated",
  fact.evidence_start as "evidence.start", fact.evidence_end as "evidence.end", fact.evidence_exact as "evidence.exact"
from event as e
join claim as fact on fact.partition = e.partition and fact."offset" = e."offset"
