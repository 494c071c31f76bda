drop index ledger_queue_reopened;
drop index ledger_queue_verify;
drop index ledger_queue_urgent;
drop index ledger_queue_free;
drop index ledger_queue_owner;
drop index ledger_queue_board;
drop index ledger_queue;
create index ledger_queue on ledger (desk_rank, next_due, question_id) where state = 'waiting_staff';
create index ledger_desk on ledger (next_due, (-me_toos), question_id) where state = 'waiting_staff';

drop trigger threads_give_lang_first on threads;
drop trigger threads_give_lang on threads;
drop function threads_give_lang;
create or replace function ledger_takes_me_toos() returns trigger language plpgsql as $$
begin
    new.me_toos := coalesce((select me_toos from threads where question_id = new.question_id), 0);
    return new;
end $$;
alter table ledger drop column asker_id, drop column lang;
