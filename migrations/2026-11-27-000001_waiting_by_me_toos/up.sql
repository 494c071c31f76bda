-- Home shows what waits on staff, most me-toos first. State and me-toos stood in two tables, so no index served and each
-- page sorted everything that waits. The database keeps the copy: no writer can forget it.
-- Threads are locked before the ledger everywhere, and no me-too may come between the copy and its trigger.
lock table threads in share row exclusive mode;
alter table ledger add column me_toos integer not null default 0;
update ledger set me_toos = t.me_toos from threads t where t.question_id = ledger.question_id;
comment on column ledger.me_toos is 'Copy of threads.me_toos, kept by triggers, to order by.';

create function ledger_takes_me_toos() returns trigger language plpgsql as $$
begin
    new.me_toos := coalesce((select me_toos from threads where question_id = new.question_id), 0);
    return new;
end $$;
create trigger ledger_takes_me_toos before insert on ledger for each row execute function ledger_takes_me_toos();

create function threads_give_me_toos() returns trigger language plpgsql as $$
begin
    update ledger set me_toos = new.me_toos where question_id = new.question_id;
    return null;
end $$;
create trigger threads_give_me_toos after update of me_toos on threads
    for each row when (new.me_toos <> old.me_toos) execute function threads_give_me_toos();

create index ledger_wanted on ledger (state, me_toos desc, question_id desc) where customer_replied_at is null and next_due is not null;
