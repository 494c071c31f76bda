-- What waits on staff now, for its first answer, its next one or a call, as the desk counts it. $1 boards, $2 now. The oldest
-- that everybody may read is told apart: hidden and private questions are left out.
select l.board_id, count(*) as questions, count(*) filter (where l.next_due < $2) as late, min(l.waiting_since) as oldest,
    min(l.waiting_since) filter (where t.hidden_at is null and t.audience_id = b.readers_id) as oldest_readable
from ledger l
join threads t on t.question_id = l.question_id
join boards b on b.id = l.board_id
where l.state in ('waiting_staff', 'escalated') and l.next_due is not null and l.board_id = any($1)
group by l.board_id
