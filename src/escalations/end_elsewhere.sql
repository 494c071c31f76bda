-- Escalations of $1, questions, that the ledger knows as ended. $2 now.
update escalations e set ended_at = $2, ended_how = 'elsewhere'
from ledger l
where e.question_id = any ($1) and e.ended_at is null and l.question_id = e.question_id and l.state <> 'escalated'
