-- One instance after the other, each to see what the one before has written.
select pg_advisory_xact_lock('wording'::regclass::oid::bigint)
