-- Commitments of the boards $2 (all where $1). $3 only this member's, $4 whether those that have ended, $5, $6 the place after
-- which it goes on, $7 how many. Open ones by the day they are due, the earliest first; ended ones the latest day first.
select t.id as thread_id, t.slug, t.title, t.lang, t.board_id, p.number,
    jsonb_build_object('id', c.id, 'post', c.post_id, 'by', c.made_by, 'name', m.name, 'text', c.text, 'due_on', c.due_on,
        'due_at', c.due_at, 'first_due_at', c.first_due_at, 'former', c.former, 'kept_at', c.kept_at, 'kept_by', k.name,
        'withdrawn_at', c.withdrawn_at, 'reason', c.reason) as commitment
from commitments c
join threads t on t.id = c.thread_id
join posts p on p.id = c.post_id
join members m on m.id = c.made_by
left join members k on k.id = c.kept_by
where ($1 or t.board_id = any ($2)) and ($3::bigint is null or c.made_by = $3)
    and (c.kept_at is not null or c.withdrawn_at is not null) = $4
    and case when $4 then (c.due_at, c.id) < ($5, $6) else (c.due_at, c.id) > ($5, $6) end
order by case when $4 then -extract(epoch from c.due_at) else extract(epoch from c.due_at) end, case when $4 then -c.id else c.id end
limit $7
