insert into question_days (board_id, day, lang, clock, ending, minutes, questions)
select board_id, asked_day, lang, 'answer', ending, minutes, count(*)::integer
from answer_measures where ending is not null
group by board_id, asked_day, lang, ending, minutes
union all
select board_id, asked_day, lang, 'outcome', closing, outcome_minutes, count(*)::integer
from answer_measures where closing is not null
group by board_id, asked_day, lang, closing, outcome_minutes
