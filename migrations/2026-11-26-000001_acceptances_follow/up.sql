-- Which reply is accepted follows from the facts, like the state; what was taken back is told again, so no former state is kept.
alter table ledger add column accepted_number integer;
alter table ledger add column accepted_at timestamptz;
update ledger set accepted_number = p.number, accepted_at = a.at
from acceptances a join posts p on p.id = a.post_id
where a.thread_id = ledger.question_id and ledger.state = 'closed';
alter table ledger add constraint ledger_accepted_is_closed check (accepted_number is null or state = 'closed');
alter table ledger add constraint ledger_accepted_has_time check ((accepted_number is null) = (accepted_at is null));
alter table ledger drop column closed_from;
comment on column ledger.accepted_number is 'Number of the reply the asker accepted, while that stands; acceptances and threads.accepted_post_id follow it.';
