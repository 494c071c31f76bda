create table member_notes (
    id bigint generated always as identity primary key,
    member_id bigint not null references members (id) on delete cascade,
    author_id bigint references members (id) on delete set null,
    body text not null,
    created_at timestamptz not null,
    deleted_at timestamptz,
    constraint member_notes_body_length check (char_length(body) between 1 and 1000)
);
create index member_notes_member on member_notes (member_id, id);
create index member_notes_author on member_notes (author_id) where author_id is not null;
comment on table member_notes is 'What staff note about a customer, for staff alone. Personal data, to help that customer better: erased with them.';
comment on column member_notes.body is 'Plain text.';
comment on column member_notes.deleted_at is 'When its author took it away; they may bring it back.';
