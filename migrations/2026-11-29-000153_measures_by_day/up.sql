-- The desk tells how the last days went.
create index answer_measures_days on answer_measures (board_id, asked_day);
drop index answer_measures_board;
