select id, entity from entity_name where id = ?::uuid
union all
select id, entity from entity_name where entity = ?::uuid and entity <> id
