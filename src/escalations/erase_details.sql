-- Details of questions whose last escalation ended before $1, or that closed before it without one. $2 now.
update contact_consents c set detail = null, best_time = null, ended_at = $2, ended_how = 'erased'
from ledger l
where c.ended_at is null and c.given_at <= $1 and l.question_id = c.question_id and l.state <> 'escalated'
    and coalesce((select max(e.ended_at) from escalations e where e.question_id = c.question_id), l.closed_at) <= $1
