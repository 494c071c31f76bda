select ending, minutes, sum(questions)::bigint as questions
from (
    select ending, unnest(w.minutes) as minutes, unnest(w.questions) as questions
    from question_weeks w
    where board_id = $1 and week between $2 and $3 and clock = 'answer'
) each
group by ending, minutes
union all
select null, step, count(*)
from (
    select width_bucket(greatest(ceil(date_part('epoch', $4 - asked_at) / 60)::integer, 0) - 1, $5::integer[]) as step
    from answer_measures
    where ending is null and board_id = $1 and asked_day between $2 and $3
) waits
group by step
