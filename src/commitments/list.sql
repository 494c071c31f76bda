-- Commitments of the boards $1 (null: all). $2 only this member's. What comes behind says which, in which order, and from where
-- on: $3, $4 a place, $5 how many.
select t.id as thread_id, t.slug, t.title, t.lang, t.board_id, p.number,
    jsonb_build_object('id', c.id, 'post', c.post_id, 'by', c.made_by, 'name', m.name, 'text', c.text, 'due_on', c.due_on,
        'due_at', c.due_at, 'first_due_at', c.first_due_at, 'former', c.former, 'kept_at', c.kept_at, 'kept_by', k.name,
        'withdrawn_at', c.withdrawn_at, 'reason', c.reason) as commitment
from commitments c
join threads t on t.id = c.thread_id
join posts p on p.id = c.post_id
join members m on m.id = c.made_by
left join members k on k.id = c.kept_by
where ($1::bigint[] is null or t.board_id = any ($1)) and ($2::bigint is null or c.made_by = $2)
