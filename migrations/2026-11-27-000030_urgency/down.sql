drop index ledger_queue;
alter table ledger drop column desk_rank, drop column urgency_by;
drop table urgency_waits;
drop table urgency_rules;
