alter table member_notes add column deleted_by bigint references members (id) on delete set null;
create index member_notes_deleted_by on member_notes (deleted_by) where deleted_by is not null;
comment on column member_notes.deleted_at is 'When it was taken away; whoever did may bring it back.';
comment on column member_notes.deleted_by is 'Who took it away: its author, or an admin once that person is staff no more; null: the author, before this was written down.';
