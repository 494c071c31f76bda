alter table ledger add column closed_from text;
update ledger set closed_from = 'waiting_staff' where state = 'closed';
alter table ledger add constraint ledger_closed_from_known check (closed_from in ('waiting_staff', 'waiting_asker', 'escalated'));
alter table ledger drop column accepted_at;
alter table ledger drop column accepted_number;
