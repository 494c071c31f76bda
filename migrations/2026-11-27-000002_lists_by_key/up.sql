-- Statements are planned once for all their values (force_generic_plan), so an index is of use only if its condition stands
-- in the statement's text; and lists show hidden threads to their authors and staff, so a condition on them served nothing.
drop index threads_newest;
drop index threads_of_board;
create index threads_newest on threads (board_id, id desc);
drop index threads_wanted;
create index threads_wanted on threads (board_id, me_toos desc, id desc);
drop index ledger_open;
create index ledger_open on ledger (state, next_due, question_id) where next_due is not null;
create index ledger_open_board on ledger (board_id, state, next_due, question_id) where next_due is not null;
drop index ledger_desk;
create index ledger_desk on ledger (next_due, (-me_toos), question_id) where state = 'waiting_staff';
-- No statement is left that these serve.
drop index ledger_desk_board;
drop index threads_board;
