-- A question as the answer to another links it. $1 the question, $2 the answered one, $3 the viewer, $4 their audiences,
-- $5 the boards they are staff of.
select t.slug, t.title
from threads t join threads q on q.id = $2
where t.id = $1 and may_read_thread(t.audience_id, t.author_id, t.board_id, t.hidden_at, $3, $4, $5)
    and {fits}
