select board_id, date_trunc('week', day)::date as week, ending, minutes, sum(questions)::bigint as questions
from answer_days
where board_id = any($1) and day between $2 and $3
group by board_id, date_trunc('week', day)::date, ending, minutes
