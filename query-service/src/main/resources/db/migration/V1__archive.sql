-- How far the store has come in each partition: the next offset. Moved in the transaction that
-- writes the rows, by compare-and-set. "first" is raised by an operator who deletes event rows.
create table position (
  topic     text    not null,
  partition integer not null,
  topic_id  uuid    not null,
  next      bigint  not null,
  first     bigint  not null default 0,
  primary key (topic, partition)
);

-- One row for each version of an article, where it stands in articles.events. Rows are appended;
-- only "superseded" is set later, to the offset of the article's next event.
create table event (
  partition  integer     not null,
  "offset"   bigint      not null,
  superseded bigint,
  article_id uuid        not null,
  version    integer     not null,
  revision   integer     not null,
  type       text        not null,
  withdrawn  boolean     not null,
  lane       text,
  receipt    text,
  time       timestamptz not null,
  sort_at    timestamptz not null,
  url        text,
  source     text,
  domain     text,
  title      text,
  language   text,
  published  text,
  received   timestamptz,
  size       integer     not null,
  wording    bigint,
  link       bigint,
  attributes json        not null,
  data       json        not null,
  primary key (partition, "offset"),
  unique (article_id, version, revision)
);

create index event_newest on event (sort_at desc, article_id desc);
-- Counts the articles without reading them.
create index event_current on event (article_id) where superseded is null and not withdrawn;

-- The articles as they are now.
create view article as
  select article_id as id, version, revision, url, source, domain, title, language, published,
         received, sort_at, wording, partition, "offset", data
  from event
  where superseded is null and not withdrawn;

create table quote (
  partition            integer not null,
  "offset"             bigint  not null,
  ordinal              integer not null,
  id                   text,
  text                 text,
  type                 text,
  verb                 text,
  speaker_entity       text,
  speaker_name         text,
  speaker_role         text,
  speaker_organization text,
  speaker_status       text,
  speaker_start        integer,
  speaker_end          integer,
  speaker_exact        text,
  evidence_start       integer,
  evidence_end         integer,
  evidence_exact       text,
  primary key (partition, "offset", ordinal)
);

create table figure (
  partition      integer not null,
  "offset"       bigint  not null,
  ordinal        integer not null,
  id             text,
  kind           text,
  value          numeric,
  value_min      numeric,
  value_max      numeric,
  value_from     numeric,
  value_to       numeric,
  bound          text,
  unit           text,
  currency       text,
  per            text,
  of             text,
  subject        text,
  subject_entity text,
  attributed_to  text,
  attributed_entity text,
  evidence_start integer,
  evidence_end   integer,
  evidence_exact text,
  primary key (partition, "offset", ordinal)
);

create table claim (
  partition         integer not null,
  "offset"          bigint  not null,
  ordinal           integer not null,
  id                text,
  subject           text,
  subject_entity    text,
  subject_start     integer,
  subject_end       integer,
  subject_exact     text,
  relation          text,
  object            text,
  object_entity     text,
  object_start      integer,
  object_end        integer,
  object_exact      text,
  dimension         text,
  attributed_to     text,
  attributed_entity text,
  hedged            boolean,
  negated           boolean,
  evidence_start    integer,
  evidence_end      integer,
  evidence_exact    text,
  primary key (partition, "offset", ordinal)
);

create table topic (
  partition  integer not null,
  "offset"   bigint  not null,
  ordinal    integer not null,
  uri        text,
  name       text,
  confidence real,
  primary key (partition, "offset", ordinal)
);

-- What an article names. "name_id" leads to what the archive knows of it; "also" are the other names
-- that may stand for it elsewhere, "loosely" those that may not (docs/decisions/entities.md).
-- "superseded", "sort_at" and "wording" are the event's, so that an entity's articles are read and counted
-- from one index.
create table article_entity (
  partition  integer     not null,
  "offset"   bigint      not null,
  ordinal    integer     not null,
  superseded bigint,
  sort_at    timestamptz not null,
  wording    bigint,
  id         text,
  type       text,
  name       text,
  aliases    text[],
  wikidata   text,
  ticker     text,
  part_of    text,
  salience   real,
  quotes     integer     not null,
  figures    integer     not null,
  claims     integer     not null,
  name_id    uuid,
  also       uuid[],
  loosely    uuid[],
  mentions   json        not null,
  primary key (partition, "offset", ordinal)
);

create index article_entity_newest on article_entity (name_id, sort_at desc) include (partition, "offset", wording)
  where superseded is null;
create index article_entity_says on article_entity (name_id, sort_at desc)
  where superseded is null and quotes + figures + claims > 0;

create view mention as
  select partition, "offset", article_entity.id as entity, name_id, m.ordinal::integer as ordinal,
         (m.span ->> 0)::integer as evidence_start, (m.span ->> 1)::integer as evidence_end,
         m.span ->> 2 as evidence_exact
  from article_entity
  cross join lateral json_array_elements(mentions) with ordinality as m (span, ordinal);

-- The names that articles as they are now use, one row for a type and a name as compared, or a Wikidata
-- id. The id is made of them. "entity" is the name that stands for all that mean the same, itself where
-- nothing was merged; there "articles" counts them all. "rank" is what lists are read by: it seldom
-- changes, so that counting writes no index.
create table entity_name (
  id       uuid primary key,
  type     text    not null,
  key      text    not null,
  name     text    not null,
  wikidata text,
  entity   uuid    not null,
  articles integer not null,
  rank     smallint generated always as (floor(4 * ln(articles + 1::float8))) stored,
  words    tsvector generated always as (array_to_tsvector(string_to_array(key, ' '))) stored
) with (fillfactor = 80);

create index entity_name_merged on entity_name (entity) where entity <> id;
create index entity_name_rank on entity_name (rank desc);
create index entity_name_words on entity_name using gin (words);

-- What articles as they are now name, and how many do.
create view entity as
  select id, type, name, wikidata, articles from entity_name where articles > 0;

-- What else articles as they are now call something.
create table entity_alias (
  alias uuid    not null,
  of_id uuid    not null,
  safe  boolean not null,
  primary key (alias, of_id, safe)
);

create index entity_alias_of on entity_alias (of_id);

-- Names that mean another: merged into it, and since when.
create table entity_merge (
  id    uuid primary key,
  of_id uuid        not null,
  at    timestamptz not null default now()
);

-- Each wording that articles have now, and the independent origin that it is of: the least of all
-- wordings that are connected by being near each other. docs/decisions/counts.md
create table wording (
  id       bigint  primary key,
  near     bytea   not null,
  articles integer not null,
  origin   bigint  not null,
  changed  bigint  not null
);

create index wording_origin on wording (origin) where origin <> id;
-- Who counts reads what changed since.
create index wording_changed on wording (changed);
create sequence wording_change;

-- Where wordings that may be near each other meet: 16 bands of each fingerprint, and the links of
-- its articles, which alone are counted.
create table bucket (
  key      bigint not null,
  wording  bigint not null,
  articles integer,
  primary key (key, wording)
);

create index bucket_link on bucket (wording) where articles is not null;

-- The independent origins: how many articles each has, when the first came, and who says to have
-- written it: a wire that is credited, or the first source.
create view origin as
  select coalesce(w.origin, a.wording) as id, count(*) as articles, min(a.sort_at) as first,
         coalesce(
           (array_agg(a.data -> 'origin' ->> 'credit' order by a.sort_at, a.article_id)
             filter (where a.data -> 'origin' ->> 'kind' = 'wire'))[1],
           (array_agg(coalesce(a.source, a.domain, a.data -> 'source' ->> 'feed')
             order by a.sort_at, a.article_id))[1]) as teller
  from event as a
  left join wording as w on w.id = a.wording
  where a.superseded is null and not a.withdrawn
  group by coalesce(w.origin, a.wording), case when a.wording is null then a.article_id end;

-- What became of each arrival. The receipt is its position in articles.received; where it came by
-- the backfill lane, its sender holds the one in articles.backfill, of the same partition.
create table outcome (
  receipt_partition integer     not null,
  receipt_offset    bigint      not null,
  backfill_offset   bigint,
  article_id        uuid,
  outcome           text        not null,
  reason            text,
  version           integer     not null,
  revision          integer     not null,
  event             bigint,
  content_hash      text,
  parser            text,
  received          timestamptz,
  decided           timestamptz not null,
  stored            timestamptz not null default now(),
  primary key (receipt_partition, receipt_offset)
);

create index outcome_backfill on outcome (receipt_partition, backfill_offset)
  where backfill_offset is not null;
create index outcome_article on outcome (article_id, decided desc);

-- Records that could not be stored; each has its dead letter.
create table unstorable (
  topic     text        not null,
  partition integer     not null,
  "offset"  bigint      not null,
  key       text,
  reason    text        not null,
  at        timestamptz not null default now(),
  primary key (topic, partition, "offset")
);

-- Webhooks. "cursor" is what was read for it; what of that is not delivered yet is in "delivery". Each
-- change by a caller raises "epoch". "holder" is the instance that delivers until "held_until".
create table subscription (
  id         uuid primary key,
  url        text        not null,
  q          text,
  enabled    boolean     not null default true,
  disabled   text,
  secret     text        not null,
  old_secret text,
  old_until  timestamptz,
  created    timestamptz not null default now(),
  cursor     text        not null,
  epoch      bigint      not null default 0,
  failures   integer     not null default 0,
  rest_until timestamptz,
  succeeded  timestamptz,
  holder     uuid,
  held_until timestamptz
);

-- Deliveries that were tried, or that wait behind one of the same article. The event is read again
-- for each attempt, so that a withdrawn text is nowhere to be sent from.
create table delivery (
  subscription uuid        not null references subscription on delete cascade,
  partition    integer     not null,
  "offset"     bigint      not null,
  article_id   uuid        not null,
  event        text        not null,
  state        text        not null,
  attempts     integer     not null,
  first        timestamptz,
  last         timestamptz,
  next         timestamptz,
  status       integer,
  reason       text,
  primary key (subscription, partition, "offset")
);

create index delivery_pending on delivery (subscription, article_id, "offset") where state = 'pending';
create index delivery_last on delivery (subscription, last desc);
