drop trigger threads_give_me_toos on threads;
drop function threads_give_me_toos();
drop trigger ledger_takes_me_toos on ledger;
drop function ledger_takes_me_toos();
drop index ledger_wanted;
alter table ledger drop column me_toos;
