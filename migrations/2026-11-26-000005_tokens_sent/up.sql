-- Only a mail that left counts against what an address that is not confirmed may get.
alter table tokens add column sent_at timestamptz;
comment on column tokens.sent_at is 'When the mail with the link was handed over; null: it is on its way, or its sender died.';
