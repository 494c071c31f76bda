-- What the desk is narrowed to may leave few questions of many: these find them without walking all.
create index ledger_narrow_asker on ledger (asker_id) where next_due is not null;
create index ledger_narrow_waited on ledger (waiting_since) where next_due is not null;
create index ledger_narrow_lang on ledger (lang, waiting_since) where next_due is not null;
