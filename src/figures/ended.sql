select board_id, date_trunc('week', day)::date as week, lang, clock, ending, minutes, sum(questions)::bigint as questions
from question_days
where board_id = any($1) and day between $2 and $3
group by board_id, date_trunc('week', day)::date, lang, clock, ending, minutes
