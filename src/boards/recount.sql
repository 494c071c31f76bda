-- $1: boards, null for all. Hidden threads do not count. Answered is what had an answer, by an agent or by a customer
-- whose reply proved right, or ended with an article: asking back, taking back and removing are no answers.
update boards set
    threads = counted.threads,
    questions = counted.questions,
    answered = counted.answered
from (
    select b.id,
        count(t.id)::integer as threads,
        count(t.question_id)::integer as questions,
        count(t.question_id) filter (
            where l.first_answered_at is not null or l.outcome = 'answered_in_faq'
        )::integer as answered
    from boards b
    left join threads t on t.board_id = b.id and t.hidden_at is null
    left join ledger l on l.question_id = t.question_id
    where $1::bigint[] is null or b.id = any($1)
    group by b.id
) counted
where boards.id = counted.id
