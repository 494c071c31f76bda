-- What still waits of the questions asked on these days: minutes that have begun, as the first of the steps ($5) that is at
-- least so many.
select board_id, week, lang, 'answer' as clock, step, count(*) as questions, count(*) filter (where due_at < $4) as late
from (
    select board_id, asked_at, due_at, lang, asked_day - (extract(isodow from asked_day)::integer - 1) as week,
        width_bucket(greatest(ceil(date_part('epoch', $4 - asked_at) / 60)::integer, 0) - 1, $5::integer[]) as step
    from answer_measures
    where ending is null and board_id = any($1) and asked_day between $2 and $3
) waits
group by board_id, week, lang, step
union all
select board_id, week, lang, 'outcome', step, count(*), 0
from (
    select board_id, lang, asked_day - (extract(isodow from asked_day)::integer - 1) as week,
        width_bucket(greatest(ceil(date_part('epoch', $4 - asked_at) / 60)::integer, 0) - 1, $5::integer[]) as step
    from answer_measures
    where closing is null and board_id = any($1) and asked_day between $2 and $3
) waits
group by board_id, week, lang, step
