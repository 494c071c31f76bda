-- Questions that are still open, and closed ones without an outcome. $1 now.
select l.question_id as place, 'it is ' || l.state || ' since ' || l.waiting_since || ' and has no outcome' as what
from ledger l where (l.state <> 'closed' or l.outcome is null) and $1 is not null
