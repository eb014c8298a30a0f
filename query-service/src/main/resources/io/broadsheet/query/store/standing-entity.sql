select entity from entity_name where id = ?::uuid
