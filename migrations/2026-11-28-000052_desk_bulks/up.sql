create table desk_bulks (
    id bigint generated always as identity primary key,
    member_id bigint not null references members (id) on delete cascade,
    deed text not null,
    at timestamptz not null,
    undone_at timestamptz,
    constraint desk_bulks_deed_known check (deed in ('claim', 'assign', 'release', 'move', 'urgency'))
);
create index desk_bulks_member on desk_bulks (member_id, id);
comment on table desk_bulks is 'What a member of staff did to several questions at once; for ten minutes they can undo it. Kept for a day.';

create table desk_bulk_rows (
    bulk_id bigint not null references desk_bulks (id) on delete cascade,
    question_id bigint not null references threads (id) on delete cascade,
    version integer not null,
    board_id bigint not null,
    audience_id bigint not null,
    owner_id bigint,
    claim_expires_at timestamptz,
    urgency text not null,
    urgency_by bigint,
    primary key (bulk_id, question_id)
);
create index desk_bulk_rows_question on desk_bulk_rows (question_id);
comment on table desk_bulk_rows is 'How each of the questions stood before.';
comment on column desk_bulk_rows.version is 'The ledger row''s after it was done: another one now means that something has happened since.';
