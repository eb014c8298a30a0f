select receipt_partition, outcome, count(*) from outcome group by receipt_partition, outcome
