select board_id, date_trunc('week', closed_at at time zone $4)::date as week, count(*) as asked, count(rated_at) as rated,
    count(solved) as solved_said, count(*) filter (where solved) as solved_yes, count(satisfied) as marks,
    coalesce(sum(satisfied), 0)::bigint as marks_sum
from ratings
where board_id = any($1) and closed_at >= $2::timestamp at time zone $4
    and closed_at < ($3 + 1)::timestamp at time zone $4
group by board_id, date_trunc('week', closed_at at time zone $4)::date
