select n.id, n.entity
from entity_name as n
where n.entity = (select entity from entity_name where id = ?::uuid)
