alter table drafts add column product text,
    add constraint drafts_product_length check (char_length(product) <= 300);
comment on column drafts.product is 'Which product the question is about, as the form sends it: empty, none; null, the form did not ask.';
