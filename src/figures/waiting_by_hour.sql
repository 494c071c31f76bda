-- Minutes that have begun, as the first of the steps ($5) that is at least so many.
select hour, step, count(*) as questions, count(*) filter (where due_at < $4) as late
from (
    select asked_hour as hour, due_at,
        width_bucket(greatest(ceil(extract(epoch from $4 - asked_at) / 60)::integer, 0) - 1, $5::integer[]) as step
    from answer_measures
    where ending is null and board_id = any($1) and asked_day between $2 and $3
) waits
group by hour, step
