with gone as (
  delete from event as e
  using unnest(?::uuid[], ?::bigint[]) as w (article_id, "offset")
  where e.article_id = w.article_id and e."offset" < w."offset"
  returning e.partition, e."offset"),
quotes as (
  delete from quote as f using gone where f.partition = gone.partition and f."offset" = gone."offset"),
figures as (
  delete from figure as f using gone where f.partition = gone.partition and f."offset" = gone."offset"),
claims as (
  delete from claim as f using gone where f.partition = gone.partition and f."offset" = gone."offset"),
topics as (
  delete from topic as f using gone where f.partition = gone.partition and f."offset" = gone."offset")
delete from article_entity as f using gone where f.partition = gone.partition and f."offset" = gone."offset"
