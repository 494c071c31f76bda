alter table tokens drop column sent_at;
