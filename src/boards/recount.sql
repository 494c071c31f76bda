-- $1: boards. Hidden threads do not count.
update boards set
    threads = counted.threads,
    questions = counted.questions,
    answered = counted.answered
from (
    select b.id,
        count(t.id)::integer as threads,
        count(t.question_id)::integer as questions,
        count(t.question_id) filter (
            where l.first_answered_at is not null or l.state in ('waiting_asker', 'closed')
        )::integer as answered
    from boards b
    left join threads t on t.board_id = b.id and t.hidden_at is null
    left join ledger l on l.question_id = t.question_id
    where b.id = any($1)
    group by b.id
) counted
where boards.id = counted.id
