-- By how many promises each time differs from what stands in the replies, and the threads of promises first due then.
select first_due_at, sum(abs(d.promises - d.counted))::bigint as promises,
    array(select distinct c.thread_id from commitments c where c.first_due_at = d.first_due_at) as threads
from (
    select first_due_at, coalesce(r.promises, 0) as promises, coalesce(c.promises, 0) as counted
    from promise_days r
    full join (
        select t.board_id, c.first_due_at, s.standing, count(*) as promises
        from commitments c
        join threads t on t.id = c.thread_id
        cross join lateral (select case
            when c.kept_at < c.first_due_at then 'kept'
            when c.kept_at is not null then 'kept_late'
            when c.withdrawn_at >= c.first_due_at then 'taken_back_late'
            when c.withdrawn_at is null then 'open'
        end as standing) s
        where s.standing is not null
        group by t.board_id, c.first_due_at, s.standing
    ) c using (board_id, first_due_at, standing)
) d
where d.promises <> d.counted
group by first_due_at
order by first_due_at
