drop index uploads_looked;
alter table uploads drop column unused_since, drop column looked_at;
drop table upload_bringers;
drop index guest_drafts_pictures;
drop index drafts_pictures;
drop index faq_drafts_pictures;
drop index articles_pictures;
drop function pictures_in(text);
