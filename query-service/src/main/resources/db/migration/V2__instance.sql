-- Instances of query-service that deliver webhooks, while they say so: subscriptions are shared out
-- among them.
create table instance (
  id   uuid primary key,
  seen timestamptz not null
);
