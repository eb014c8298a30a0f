select topic, partition, topic_id, next, first
from position
where topic = any (?::text[])
order by topic, partition
