-- Of the boards $1 (null: all): promises that have come due, and how many of them were kept by the day promised first.
-- What was put off counts by its first day; what was taken back in time was never due. $2 now, $3 only this member's.
select count(*) filter (where c.kept_at < c.first_due_at) as in_time, count(*) as due
from commitments c join threads t on t.id = c.thread_id
where ($1::bigint[] is null or t.board_id = any ($1)) and ($3::bigint is null or c.made_by = $3)
    and (c.kept_at is not null or (c.first_due_at <= $2 and (c.withdrawn_at is null or c.withdrawn_at >= c.first_due_at)))
