update drafts set body = left(body, 60000) where char_length(body) > 60000;
alter table drafts
    drop constraint drafts_body_length,
    add constraint drafts_body_length check (char_length(body) <= 60000);
