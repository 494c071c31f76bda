drop index threads_of_board;
alter table settings rename constraint settings_single to settings_singleton_check;
alter table event_head rename constraint event_head_single to event_head_singleton_check;
