-- A question that only staff are to read stays so while it is a draft.
alter table drafts add column private boolean not null default false;
alter table guest_drafts add column private boolean not null default false;
