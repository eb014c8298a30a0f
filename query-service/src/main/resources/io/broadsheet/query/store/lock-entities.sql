-- Until the transaction ends: what one instance merges and counts, another does not at the same time.
select pg_advisory_xact_lock(hashtextextended(current_schema() || '.entity', 0))
