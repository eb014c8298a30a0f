-- Aliases that these superseded versions gave, and no article gives now.
with gone as (
  select distinct name.alias, a.name_id as of_id, name.safe
  from unnest(?::int[], ?::bigint[]) as v (partition, "offset")
  join article_entity as a on a.partition = v.partition and a."offset" = v."offset"
  cross join lateral (
    select unnest(a.also), true union all select unnest(a.loosely), false) as name (alias, safe))
delete from entity_alias as e
using gone as g
where e.alias = g.alias and e.of_id = g.of_id and e.safe = g.safe
  and not exists (
    select from article_entity as a
    where a.name_id = g.of_id and a.superseded is null
      and g.alias = any (case when g.safe then a.also else a.loosely end))
returning e.alias
