create table notes (
    id bigint generated always as identity primary key,
    thread_id bigint not null references threads (id) on delete restrict,
    author_id bigint not null references members (id) on delete restrict,
    after_number integer not null,
    body text not null,
    html text not null,
    renderer_version integer not null,
    lang text not null,
    created_at timestamptz not null,
    deleted_at timestamptz,
    constraint notes_body_length check (char_length(body) between 1 and 4000),
    constraint notes_lang_known check (lang in ('en', 'zh-Hans', 'zh-Hant')),
    constraint notes_after_number_range check (after_number >= 1)
);
create index notes_thread on notes (thread_id, id);
create index notes_author on notes (author_id);
create index notes_renderer on notes (renderer_version, id);
comment on table notes is 'What staff write to each other about a question: never for its asker, nor for anybody but the staff of its board.';
comment on column notes.after_number is 'The newest post when it was written: it stands below that one.';
comment on column notes.deleted_at is 'When its author took it away; they may bring it back.';
