comment on column member_notes.deleted_at is 'When its author took it away; they may bring it back.';
alter table member_notes drop column deleted_by;
