comment on column ratings.closed_at is 'When it ended, as the ledger says.';
