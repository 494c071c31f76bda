-- Minutes that have begun, as the first of the steps ($5) that is at least so many. What waits for its outcome is told of the
-- days that are asked for only.
select board_id, week, lang, 'answer' as clock, within, step, count(*) as questions, count(*) filter (where due_at < $4) as late,
    min(asked_at) as oldest
from (
    select board_id, asked_at, due_at, lang, date_trunc('week', asked_day)::date as week, asked_day between $2 and $3 as within,
        width_bucket(greatest(ceil(extract(epoch from $4 - asked_at) / 60)::integer, 0) - 1, $5::integer[]) as step
    from answer_measures
    where ending is null and board_id = any($1)
) waits
group by board_id, week, lang, within, step
union all
select board_id, week, lang, 'outcome', true, step, count(*), 0, min(asked_at)
from (
    select board_id, asked_at, lang, date_trunc('week', asked_day)::date as week,
        width_bucket(greatest(ceil(extract(epoch from $4 - asked_at) / 60)::integer, 0) - 1, $5::integer[]) as step
    from answer_measures
    where closing is null and board_id = any($1) and asked_day between $2 and $3
) waits
group by board_id, week, lang, step
