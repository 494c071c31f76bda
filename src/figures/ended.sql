select board_id, week, lang, clock, ending, minutes, questions
from question_weeks
where board_id = any($1) and week between $2 and $3
