-- Details whose question's last escalation ended before $1, or that closed before it where none has ended since the detail was
-- given: one that was given after an escalation was called off waits for the next. $2 now.
update contact_consents c set detail = null, best_time = null, ended_at = $2, ended_how = 'erased'
from ledger l
where c.ended_at is null and c.given_at <= $1 and l.question_id = c.question_id and l.state <> 'escalated'
    and coalesce((select max(e.ended_at) from escalations e where e.question_id = c.question_id and e.ended_at >= c.given_at), l.closed_at) <= $1
