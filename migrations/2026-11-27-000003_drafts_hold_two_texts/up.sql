-- A text kept while its writer signed in joins the draft they had: two whole texts and their titles.
alter table drafts
    drop constraint drafts_body_length,
    add constraint drafts_body_length check (char_length(body) <= 130000);
