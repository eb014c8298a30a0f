select receipt_partition, outcome, count(*), count(backfill_offset)
from outcome group by receipt_partition, outcome
