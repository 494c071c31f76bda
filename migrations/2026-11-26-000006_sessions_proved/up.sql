-- What matters most asks for the password again when it was typed long ago.
alter table sessions add column proved_at timestamptz;
comment on column sessions.proved_at is 'When the password was last typed in this session; null: when it began.';
