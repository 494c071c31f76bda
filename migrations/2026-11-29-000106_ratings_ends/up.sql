-- Askers are asked once each time their question ends: what it is called afterwards (verified, then accepted) is the same end,
-- of which the newest answer counts. An end is known by when the question was closed first since it was open last.
delete from ratings r
using ledger l, ratings other
where l.question_id = r.question_id and l.state = 'closed' and other.question_id = r.question_id
    and r.closed_at >= l.waiting_since and other.closed_at >= l.waiting_since and r.closed_at <> other.closed_at
    and (coalesce(other.rated_at, '-infinity'), other.closed_at) > (coalesce(r.rated_at, '-infinity'), r.closed_at);
update ratings r set closed_at = l.waiting_since
from ledger l
where l.question_id = r.question_id and l.state = 'closed' and r.closed_at > l.waiting_since;
comment on column ratings.closed_at is 'When it ended: since when it was closed.';
