create table ledger_checks (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    checked bigint not null,
    differences bigint not null
);
create index ledger_checks_at on ledger_checks (at);
comment on table ledger_checks is 'What the nightly self-check of the ledger came to; admins see the newest.';
