select e.sort_at, e.article_id, fact.ordinal,
  e.article_id as "article.id", e.version as "article.version", e.title as "article.title", e.url as "article.url",
  fact.id as "id", fact.text as "text", fact.type as "type", fact.verb as "verb",
  fact.speaker_entity as "speaker.entity", fact.speaker_name as "speaker.name", fact.speaker_role as "speaker.role",
  fact.speaker_organization as "speaker.organization", fact.speaker_status as "speaker.status",
  fact.speaker_start as "speaker.evidence.start", fact.speaker_end as "speaker.evidence.end",
  fact.speaker_exact as "speaker.evidence.exact",
  fact.evidence_start as "evidence.start", fact.evidence_end as "evidence.end", fact.evidence_exact as "evidence.exact"
from event as e
join quote as fact on fact.partition = e.partition and fact."offset" = e."offset"
