select ending, hours, minutes, questions
from answer_hours
where board_id = any($1) and week between $2 and $3
