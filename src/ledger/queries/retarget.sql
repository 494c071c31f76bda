update ledger l
set target_id = new.target_id, answer_due = new.answer_due, outcome_due = new.outcome_due, next_due = new.next_due,
    answer_left_minutes = new.answer_left, outcome_left_minutes = new.outcome_left, version = new.version
from unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::integer[], $7::integer[],
    $8::integer[]) as new (question_id, target_id, answer_due, outcome_due, next_due, answer_left, outcome_left, version)
where l.question_id = new.question_id
