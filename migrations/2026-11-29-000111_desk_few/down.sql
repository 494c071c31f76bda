drop index ledger_narrow_lang;
drop index ledger_narrow_waited;
drop index ledger_narrow_asker;
