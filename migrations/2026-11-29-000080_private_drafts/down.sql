alter table guest_drafts drop column private;
alter table drafts drop column private;
