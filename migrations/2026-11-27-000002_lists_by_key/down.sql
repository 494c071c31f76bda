drop index ledger_desk_board;
create index ledger_desk_board on ledger (board_id, next_due, question_id) where state = 'waiting_staff';
drop index ledger_desk;
create index ledger_desk on ledger (next_due, question_id) where state = 'waiting_staff';
drop index ledger_open;
create index ledger_open on ledger (state, next_due) where state <> 'closed';
drop index threads_newest;
create index threads_newest on threads (board_id, id desc) where hidden_at is null;
create index threads_of_board on threads (board_id);
