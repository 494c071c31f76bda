-- Claims that have ended are looked for every minute: few among all questions.
create index ledger_claims on ledger (claim_expires_at) where claim_expires_at is not null;
