insert into answer_hours (board_id, week, hour, ending, minutes, questions)
select board_id, date_trunc('week', asked_day)::date, asked_hour, ending, coarse_minutes, count(*)::integer
from answer_measures where ending is not null
group by board_id, date_trunc('week', asked_day)::date, asked_hour, ending, coarse_minutes
