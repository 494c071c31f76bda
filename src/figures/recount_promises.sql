-- Counts anew every promise that was first due when one in the threads $1 was.
insert into promise_days (board_id, first_due_at, standing, promises)
select t.board_id, c.first_due_at, s.standing, count(*)::integer
from commitments c
join threads t on t.id = c.thread_id
cross join lateral (select case
    when c.kept_at < c.first_due_at then 'kept'
    when c.kept_at is not null then 'kept_late'
    when c.withdrawn_at >= c.first_due_at then 'taken_back_late'
    when c.withdrawn_at is null then 'open'
end as standing) s
where s.standing is not null and c.first_due_at in (select first_due_at from commitments where thread_id = any ($1))
group by t.board_id, c.first_due_at, s.standing
