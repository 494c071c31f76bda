drop index ledger_with_staff;
drop table contact_attempts;
drop table contact_consents;
drop table escalations;
