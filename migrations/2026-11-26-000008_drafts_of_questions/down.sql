drop table guest_drafts;
alter table drafts drop column board, drop column tags;
