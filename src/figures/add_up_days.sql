insert into answer_days (board_id, day, ending, minutes, questions)
select board_id, asked_day, ending, minutes, count(*)::integer
from answer_measures where ending is not null
group by board_id, asked_day, ending, minutes
