create table notifications (
    id bigint generated always as identity primary key,
    member_id bigint not null references members (id) on delete cascade,
    kind text not null,
    event_id bigint not null references events (id) on delete cascade,
    actor_id bigint references members (id) on delete set null,
    thread_id bigint references threads (id) on delete cascade,
    post_id bigint references posts (id) on delete cascade,
    article_id bigint references articles (id) on delete cascade,
    at timestamptz not null,
    read_at timestamptz,
    mailed_at timestamptz,
    constraint notifications_once unique (member_id, event_id),
    constraint notifications_kind_length check (char_length(kind) between 1 and 40)
);
create index notifications_inbox on notifications (member_id, id desc);
create index notifications_unread on notifications (member_id) where read_at is null;
create index notifications_event on notifications (event_id);
create index notifications_actor on notifications (actor_id) where actor_id is not null;
create index notifications_thread on notifications (thread_id) where thread_id is not null;
create index notifications_post on notifications (post_id) where post_id is not null;
create index notifications_article on notifications (article_id) where article_id is not null;
comment on table notifications is 'A member''s inbox, written by a follower of the events: each member once for each event.';
comment on column notifications.mailed_at is 'When the mail about it was handed to the mail server; null: not (yet) mailed.';
