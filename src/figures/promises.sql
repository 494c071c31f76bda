-- Promises of the boards $1 first due on the days $2 to $3 of the zone $4, of those that have come due by $5 or were kept.
select board_id, date_trunc('week', (first_due_at - interval '1 second') at time zone $4)::date as week,
    coalesce(sum(promises) filter (where standing = 'kept'), 0)::bigint as kept, sum(promises)::bigint as due
from promise_days
where board_id = any($1) and first_due_at > $2::timestamp at time zone $4 and first_due_at <= ($3 + 1)::timestamp at time zone $4
    and (standing <> 'open' or first_due_at <= $5)
group by board_id, date_trunc('week', (first_due_at - interval '1 second') at time zone $4)::date
