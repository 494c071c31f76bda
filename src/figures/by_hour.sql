-- What has ended, by ending; and in one row without one what still waits: minutes that have begun, as the first of the steps
-- ($5) that is at least so many, and how many of them are late.
select ending, hours, minutes, questions, '{}'::integer[] as late
from answer_hours
where board_id = any($1) and week between $2 and $3
union all
select null, array_agg(hour), array_agg(step), array_agg(questions), array_agg(late)
from (
    select asked_hour as hour,
        width_bucket(greatest(ceil(date_part('epoch', $4 - asked_at) / 60)::integer, 0) - 1, $5::integer[]) as step,
        count(*)::integer as questions, (count(*) filter (where due_at < $4))::integer as late
    from answer_measures
    where ending is null and board_id = any($1) and asked_day between $2 and $3
    group by 1, 2
) waits
having count(*) > 0
