-- Errors are told apart by a constraint's name; deleting a board looks for its threads, hidden ones too.
alter table event_head rename constraint event_head_singleton_check to event_head_single;
alter table settings rename constraint settings_singleton_check to settings_single;
create index threads_of_board on threads (board_id);
