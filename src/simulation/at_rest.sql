-- What must not be once followers and sweeps have come to rest. $1 now.
select l.question_id as place, 'its owner ' || l.owner_id || ' is away or works here no more' as what
from ledger l
where l.state in ('waiting_staff', 'escalated') and l.owner_id is not null
    -- A claim ends by itself.
    and (l.claim_expires_at is null or l.claim_expires_at <= $1)
    and (exists (select from absences a where a.member_id = l.owner_id and a.starts_at <= $1 and a.ends_at > $1)
        or not exists (select from member_roles r where r.member_id = l.owner_id
            and r.role in ('agent', 'lead', 'admin') and (r.board_id is null or r.board_id = l.board_id)))
union all
select e.thread_id, 'the alarm of ' || e.at || ' told nobody who was there'
from events e
where e.kind = 'ladder_climbed' and not exists (
    select from jsonb_array_elements_text(e.payload -> 'data' -> 'told') t (member_id)
    where not exists (select from absences a where a.member_id = t.member_id::bigint and a.starts_at <= e.at and a.ends_at > e.at))
union all
select l.question_id, 'it is open and has no deadline'
from ledger l where l.state <> 'closed' and l.next_due is null
union all
select l.question_id, 'its deadline has passed and nothing came of it'
from ledger l where l.state = 'waiting_asker' and l.next_due <= $1
union all
select l.question_id, 'a claim on it has ended and still stands'
from ledger l where l.state <> 'closed' and l.claim_expires_at <= $1
union all
select l.question_id, 'a promise is counted that holds no more'
from ledger l join targets t on t.id = l.target_id
where l.state in ('waiting_staff', 'escalated') and t.replaced_at is not null
union all
select m.child_id, 'the question it was merged into has an answer, and its asker was not asked'
from merges m
join ledger child on child.question_id = m.child_id and child.state = 'waiting_staff'
join ledger parent on parent.question_id = m.parent_id
where m.asked_at is null and (parent.state = 'waiting_asker' and parent.asked_back_at is null
    or parent.state = 'closed' and parent.outcome not in ('withdrawn', 'removed'))
union all
select m.child_id, 'its asker said that the answer of the question it was merged into is none, and it is still merged'
from merges m
join ledger child on child.question_id = m.child_id and child.state = 'waiting_staff'
where exists (select from events e where e.thread_id = m.child_id and e.kind = 'question_reopened' and e.at > m.asked_at)
