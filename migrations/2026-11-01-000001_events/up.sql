-- Every change is an event. `pos` is given after commit by the stamper, without a gap: it is the order readers follow.
create table events (
    id bigint generated always as identity primary key,
    pos bigint,
    kind text not null,
    actor_id bigint,
    thread_id bigint,
    board_id bigint,
    article_id bigint,
    subject_id bigint,
    payload jsonb not null,
    at timestamptz not null,
    constraint events_kind_length check (char_length(kind) between 1 and 60)
);
create unique index events_pos on events (pos) where pos is not null;
create index events_unstamped on events (id) where pos is null;
create index events_thread on events (thread_id, id) where thread_id is not null;
create index events_article on events (article_id, id) where article_id is not null;
comment on table events is 'What happened: who, what, when. Holds ids, numbers, enums and times, never text of people.';
comment on column events.pos is 'Place in the one order of all events, numbered after commit; null until stamped.';
comment on column events.subject_id is 'The row the event is about where thread, board and article do not say it: a post, a member, a section.';

create table event_head (
    singleton boolean primary key default true check (singleton),
    pos bigint not null
);
insert into event_head (pos) values (0);
comment on table event_head is 'The last position given; locked by whoever stamps.';

create table event_positions (
    follower text primary key,
    pos bigint not null
);
comment on table event_positions is 'How far each once-for-all follower has read.';

create table event_failures (
    id bigint generated always as identity primary key,
    follower text not null,
    event_id bigint not null references events (id) on delete cascade,
    error text not null,
    failed_at timestamptz not null,
    constraint event_failures_once unique (follower, event_id)
);
create index event_failures_event on event_failures (event_id);
comment on table event_failures is 'Events that a follower could not digest even alone; admins see them.';

create table form_keys (
    key text primary key,
    address text,
    used_at timestamptz not null,
    constraint form_keys_length check (char_length(key) between 16 and 64)
);
create index form_keys_used on form_keys (used_at);
comment on table form_keys is 'One-time keys of forms that create: a second submit answers with the first one''s address.';
