create table threads (
    id bigint generated always as identity primary key,
    board_id bigint not null references boards (id) on delete restrict,
    audience_id bigint not null references audiences (id) on delete restrict,
    author_id bigint not null references members (id) on delete restrict,
    kind text not null,
    question_id bigint generated always as (case when kind = 'question' then id end) stored
        references ledger (question_id) on delete restrict deferrable initially deferred,
    title text not null,
    slug text not null,
    lang text not null,
    excerpt text not null,
    created_at timestamptz not null,
    last_post_at timestamptz not null,
    last_number integer not null,
    replies integer not null,
    me_toos integer not null default 0,
    follows integer not null default 0,
    views bigint not null default 0,
    hidden_at timestamptz,
    locked_at timestamptz,
    accepted_post_id bigint,
    article_id bigint,
    origin text,
    shown jsonb,
    constraint threads_kind_known check (kind in ('question', 'discussion', 'announcement')),
    constraint threads_title_length check (char_length(title) between 1 and 150),
    constraint threads_lang_known check (lang in ('en', 'zh-Hans', 'zh-Hant')),
    constraint threads_numbers check (last_number >= 1 and replies >= 0 and replies < last_number)
);
create index threads_board on threads (board_id, last_post_at desc, id desc) where hidden_at is null;
create index threads_newest on threads (board_id, id desc) where hidden_at is null;
create index threads_author on threads (author_id, id desc);
create index threads_audience on threads (audience_id);
create index threads_wanted on threads (board_id, me_toos desc, id desc) where hidden_at is null and me_toos > 0;
create unique index threads_question on threads (question_id) where question_id is not null;
create index threads_article on threads (article_id) where article_id is not null;
create unique index threads_origin_taken on threads (origin) where origin is not null;
comment on column threads.question_id is 'The id if this is a question: no question commits without its ledger row.';
comment on column threads.last_number is 'The number of its newest post; numbers are stable and never reused.';
comment on column threads.replies is 'Posts that can be seen, without the first; changed in the reply''s transaction.';
comment on column threads.article_id is 'The article this thread was promoted to; the banner on top of the thread.';
comment on column threads.origin is 'Source and id there of an imported thread: importing again makes no double.';
comment on column threads.shown is 'Ids of articles and threads that were suggested before posting.';

create table posts (
    id bigint generated always as identity primary key,
    thread_id bigint not null references threads (id) on delete restrict,
    number integer not null,
    author_id bigint not null references members (id) on delete restrict,
    kind text not null default 'reply',
    body text not null,
    html text not null,
    renderer_version integer not null,
    lang text not null,
    created_at timestamptz not null,
    edited_at timestamptz,
    revisions integer not null default 0,
    helpful integer not null default 0,
    state text not null default 'live',
    by_staff boolean not null,
    constraint posts_number_once unique (thread_id, number),
    constraint posts_number_range check (number >= 1),
    constraint posts_kind_known check (kind in ('question', 'reply', 'ask_back')),
    constraint posts_body_length check (char_length(body) between 1 and 60000),
    constraint posts_lang_known check (lang in ('en', 'zh-Hans', 'zh-Hant')),
    constraint posts_state_known check (state in ('live', 'deleted', 'hidden', 'removed'))
);
create index posts_author on posts (author_id, id desc);
create index posts_renderer on posts (renderer_version, id);
comment on column posts.html is 'The body, rendered and sanitised by this renderer_version.';
comment on column posts.by_staff is 'Whether the author was staff of the board when writing.';
comment on column posts.state is 'deleted: by its author; hidden, removed: by staff, with a reason in post_decisions.';
alter table threads add constraint threads_accepted_post foreign key (accepted_post_id) references posts (id) on delete set null;
create index threads_accepted on threads (accepted_post_id) where accepted_post_id is not null;

create table acceptances (
    thread_id bigint primary key references threads (id) on delete cascade,
    post_id bigint not null references posts (id) on delete cascade,
    member_id bigint not null references members (id) on delete restrict,
    at timestamptz not null
);
create index acceptances_post on acceptances (post_id);
create index acceptances_member on acceptances (member_id);
comment on table acceptances is 'The asker''s mark: this reply solved it. One per question.';

create table verifications (
    post_id bigint primary key references posts (id) on delete cascade,
    thread_id bigint not null references threads (id) on delete cascade,
    member_id bigint not null references members (id) on delete restrict,
    at timestamptz not null
);
create index verifications_thread on verifications (thread_id);
create index verifications_member on verifications (member_id);
comment on table verifications is 'A named agent''s mark: this reply is right.';

create table post_revisions (
    post_id bigint not null references posts (id) on delete cascade,
    number integer not null,
    member_id bigint not null references members (id) on delete restrict,
    title text,
    body text not null,
    at timestamptz not null,
    primary key (post_id, number)
);
create index post_revisions_member on post_revisions (member_id);
comment on table post_revisions is 'What a post said before each edit; number 1 is the first text.';

create table post_decisions (
    id bigint generated always as identity primary key,
    post_id bigint not null references posts (id) on delete cascade,
    member_id bigint not null references members (id) on delete restrict,
    act text not null,
    reason text not null,
    at timestamptz not null,
    constraint post_decisions_act_known check (act in ('hide', 'restore', 'remove')),
    constraint post_decisions_reason_length check (char_length(reason) between 1 and 500)
);
create index post_decisions_post on post_decisions (post_id, id);
create index post_decisions_member on post_decisions (member_id);
comment on table post_decisions is 'Hiding, removing and restoring by staff: who, when, why. The author sees the reason.';

create table votes (
    post_id bigint not null references posts (id) on delete cascade,
    member_id bigint not null references members (id) on delete cascade,
    at timestamptz not null,
    primary key (post_id, member_id)
);
create index votes_member on votes (member_id);

create table me_toos (
    thread_id bigint not null references threads (id) on delete cascade,
    member_id bigint not null references members (id) on delete cascade,
    at timestamptz not null,
    primary key (thread_id, member_id)
);
create index me_toos_member on me_toos (member_id);

create table follows (
    thread_id bigint not null references threads (id) on delete cascade,
    member_id bigint not null references members (id) on delete cascade,
    at timestamptz not null,
    primary key (thread_id, member_id)
);
create index follows_member on follows (member_id, thread_id desc);

create table mentions (
    post_id bigint not null references posts (id) on delete cascade,
    member_id bigint not null references members (id) on delete cascade,
    primary key (post_id, member_id)
);
create index mentions_member on mentions (member_id);

create table flags (
    id bigint generated always as identity primary key,
    post_id bigint not null references posts (id) on delete cascade,
    member_id bigint not null references members (id) on delete cascade,
    reason text not null,
    note text not null,
    at timestamptz not null,
    settled_by bigint references members (id) on delete set null,
    settled_at timestamptz,
    constraint flags_once unique (post_id, member_id),
    constraint flags_reason_known check (reason in ('spam', 'abuse', 'private_details', 'off_topic', 'other')),
    constraint flags_note_length check (char_length(note) <= 1000)
);
create index flags_open on flags (id) where settled_at is null;
create index flags_member on flags (member_id);
create index flags_settler on flags (settled_by) where settled_by is not null;

create table tags (
    id bigint generated always as identity primary key,
    name text not null,
    slug text not null,
    constraint tags_name_length check (char_length(name) between 1 and 40)
);
create unique index tags_slug_taken on tags (slug);

create table thread_tags (
    thread_id bigint not null references threads (id) on delete cascade,
    tag_id bigint not null references tags (id) on delete cascade,
    primary key (thread_id, tag_id)
);
create index thread_tags_tag on thread_tags (tag_id, thread_id desc);

create table drafts (
    member_id bigint not null references members (id) on delete cascade,
    place text not null,
    title text not null,
    body text not null,
    saved_at timestamptz not null,
    primary key (member_id, place),
    constraint drafts_place_length check (char_length(place) between 1 and 60),
    constraint drafts_title_length check (char_length(title) <= 300),
    constraint drafts_body_length check (char_length(body) <= 60000)
);
create index drafts_saved on drafts (saved_at);
comment on column drafts.place is 'Where it is being written: ask, or t/ and the thread''s id.';

create table uploads (
    id bigint generated always as identity primary key,
    name text not null,
    member_id bigint references members (id) on delete set null,
    media_type text not null,
    width integer not null,
    height integer not null,
    bytes integer not null,
    at timestamptz not null,
    constraint uploads_name_shape check (name ~ '^[0-9a-f]{64}\.(png|jpg|gif|webp)$')
);
create unique index uploads_name_taken on uploads (name);
create index uploads_member on uploads (member_id) where member_id is not null;
comment on column uploads.name is 'SHA-256 of the stored bytes and their type: the file''s name in the uploads folder.';

create table post_uploads (
    post_id bigint not null references posts (id) on delete cascade,
    upload_id bigint not null references uploads (id) on delete restrict,
    primary key (post_id, upload_id)
);
create index post_uploads_upload on post_uploads (upload_id);
