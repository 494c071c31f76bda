with counted as (
    select t.board_id,
           count(*) as threads,
           count(t.question_id) as questions,
           count(*) filter (where l.first_answered_at is not null or l.outcome is not null) as answered
    from threads t left join ledger l on l.question_id = t.question_id
    where t.hidden_at is null
    group by t.board_id
)
update boards set threads = counted.threads, questions = counted.questions, answered = counted.answered
from counted where counted.board_id = boards.id
