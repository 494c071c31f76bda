create index answer_measures_board on answer_measures (board_id);
drop index answer_measures_days;
