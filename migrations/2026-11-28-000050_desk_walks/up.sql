-- Whatever the desk is narrowed to, it walks one index in the desk's order and touches no other row. What it is narrowed by
-- stands in the index, so language and asker are copied from the thread as the me-toos are.
lock table threads in share row exclusive mode;
alter table ledger add column lang text not null default 'en', add column asker_id bigint not null default 0;
update ledger set lang = t.lang, asker_id = t.author_id from threads t where t.question_id = ledger.question_id;
comment on column ledger.lang is 'Copy of threads.lang, kept by triggers, to narrow the desk by.';
comment on column ledger.asker_id is 'Copy of threads.author_id, kept by triggers, to narrow the desk by; 0 where no thread is.';

create or replace function ledger_takes_me_toos() returns trigger language plpgsql as $$
begin
    select me_toos, lang, author_id into new.me_toos, new.lang, new.asker_id from threads where id = new.question_id;
    new.me_toos := coalesce(new.me_toos, 0);
    new.lang := coalesce(new.lang, 'en');
    new.asker_id := coalesce(new.asker_id, 0);
    return new;
end $$;

create function threads_give_lang() returns trigger language plpgsql as $$
begin
    update ledger set lang = new.lang, asker_id = new.author_id where question_id = new.id;
    return null;
end $$;
create trigger threads_give_lang after update of lang, author_id on threads
    for each row when (new.question_id is not null and (new.lang, new.author_id) is distinct from (old.lang, old.author_id))
    execute function threads_give_lang();
-- A ledger row may stand before its thread.
create trigger threads_give_lang_first after insert on threads
    for each row when (new.question_id is not null) execute function threads_give_lang();

drop index ledger_queue;
-- No statement is left that it serves.
drop index ledger_desk;
create index ledger_queue on ledger (state, desk_rank, next_due, (-me_toos), question_id)
    include (board_id, urgency, owner_id, claim_expires_at, waiting_since, lang, asker_id, me_toos) where next_due is not null;
create index ledger_queue_board on ledger (board_id, state, desk_rank, next_due, (-me_toos), question_id)
    include (urgency, owner_id, claim_expires_at, waiting_since, lang, asker_id, me_toos) where next_due is not null;
create index ledger_queue_owner on ledger (owner_id, desk_rank, next_due, (-me_toos), question_id)
    include (state, board_id, urgency, claim_expires_at, waiting_since, lang, asker_id, me_toos)
    where owner_id is not null and next_due is not null;
create index ledger_queue_free on ledger (desk_rank, next_due, (-me_toos), question_id)
    include (board_id, urgency, owner_id, claim_expires_at, waiting_since, lang, asker_id, me_toos)
    where state = 'waiting_staff' and (owner_id is null or claim_expires_at is not null);
create index ledger_queue_urgent on ledger (desk_rank, next_due, (-me_toos), question_id)
    include (board_id, urgency, owner_id, claim_expires_at, waiting_since, lang, asker_id, me_toos)
    where state = 'waiting_staff' and urgency <> 'normal';
create index ledger_queue_verify on ledger (desk_rank, next_due, (-me_toos), question_id)
    include (board_id, urgency, owner_id, claim_expires_at, waiting_since, lang, asker_id, me_toos)
    where state = 'waiting_staff' and customer_replied_at is not null;
create index ledger_queue_reopened on ledger (desk_rank, next_due, (-me_toos), question_id)
    include (board_id, urgency, owner_id, claim_expires_at, waiting_since, lang, asker_id, me_toos)
    where state = 'waiting_staff' and reopened > 0;
