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
  attributed_to  text,
  evidence_start integer,
  evidence_end   integer,
  evidence_exact text,
  primary key (partition, "offset", ordinal)
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

-- What became of each arrival. The receipt is its position in articles.received.
create table outcome (
  receipt_partition integer     not null,
  receipt_offset    bigint      not null,
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
