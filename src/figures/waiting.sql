-- Minutes that have begun, as the first of the steps ($5) that is at least so many. What waits for its outcome is told of the
-- days that are asked for only. The oldest that everybody may read is told apart: hidden and private questions are left out.
select board_id, week, lang, 'answer' as clock, within, step, count(*) as questions, count(*) filter (where due_at < $4) as late,
    min(asked_at) as oldest, min(asked_at) filter (where readable) as oldest_readable
from (
    select m.board_id, asked_at, due_at, m.lang, t.hidden_at is null and t.audience_id = b.readers_id as readable, date_trunc('week', asked_day)::date as week, asked_day between $2 and $3 as within,
        width_bucket(greatest(ceil(extract(epoch from $4 - asked_at) / 60)::integer, 0) - 1, $5::integer[]) as step
    from answer_measures m
    join threads t on t.id = m.question_id
    join boards b on b.id = t.board_id
    where ending is null and m.board_id = any($1)
) waits
group by board_id, week, lang, within, step
union all
select board_id, week, lang, 'outcome', true, step, count(*), 0, min(asked_at), null
from (
    select board_id, asked_at, lang, date_trunc('week', asked_day)::date as week,
        width_bucket(greatest(ceil(extract(epoch from $4 - asked_at) / 60)::integer, 0) - 1, $5::integer[]) as step
    from answer_measures
    where closing is null and board_id = any($1) and asked_day between $2 and $3
) waits
group by board_id, week, lang, step
