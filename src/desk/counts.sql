-- $1 now, $2 viewer, $3 whether all boards, $4 boards. One count for each saved view.
select {columns}
from ledger l
where l.state in ('waiting_staff', 'waiting_asker', 'escalated') and ($3 or l.board_id = any($4))
