-- Escalations of $1, questions, that the ledger knows as running again: what ended them was taken back.
update escalations e set ended_at = null, ended_how = null
from ledger l
where e.question_id = any ($1) and e.ended_how = 'elsewhere' and l.question_id = e.question_id and l.state = 'escalated'
    and not exists (select from escalations later where later.question_id = e.question_id and later.id > e.id)
