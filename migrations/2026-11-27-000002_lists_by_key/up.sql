-- Statements are planned once for all their values (force_generic_plan), so an index is of use only if its condition stands
-- in the statement's text; and lists show hidden threads to their authors and staff, so a condition on them served nothing.
drop index threads_newest;
drop index threads_of_board;
create index threads_newest on threads (board_id, id desc);
drop index ledger_open;
create index ledger_open on ledger (state, next_due, question_id) where next_due is not null;
drop index ledger_desk;
create index ledger_desk on ledger (next_due, (-me_toos), question_id) where state = 'waiting_staff';
drop index ledger_desk_board;
create index ledger_desk_board on ledger (board_id, next_due, (-me_toos), question_id) where state = 'waiting_staff';
