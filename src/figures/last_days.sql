-- The waits for a first answer of the questions asked on these boards ($1) on these days ($2 to $4), and in rows without an ending
-- those that still wait at $3: minutes that have begun.
select ending, minutes, count(*) as questions, 0::bigint as late
from answer_measures
where board_id = any($1) and asked_day between $2 and $4 and ending is not null
group by ending, minutes
union all
select null, minutes, count(*), count(*) filter (where due_at < $3)
from (
    select greatest(ceil(date_part('epoch', $3 - asked_at) / 60)::integer, 0) as minutes, due_at
    from answer_measures
    where board_id = any($1) and asked_day between $2 and $4 and ending is null
) waits
group by minutes
