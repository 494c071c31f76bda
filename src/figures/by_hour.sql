select hour, ending, minutes, sum(questions)::bigint as questions, 0::bigint as late
from answer_hours
where board_id = any($1) and week between $2 and $3
group by hour, ending, minutes
union all
select hour, null, step, count(*), count(*) filter (where due_at < $4)
from (
    select asked_hour as hour, due_at,
        width_bucket(greatest(ceil(extract(epoch from $4 - asked_at) / 60)::integer, 0) - 1, $5::integer[]) as step
    from answer_measures
    where ending is null and board_id = any($1) and asked_day between $2 and $3
) waits
group by hour, step
