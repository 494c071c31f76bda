select l.question_id as id, l.board_id, l.target_id, l.urgency, l.desk_rank, l.state, t.slug, t.title, t.lang, t.replies, l.me_toos,
    a.name as asker, l.waiting_since, l.next_due, l.customer_replied_at is not null as customer_replied, l.reopened,
    exists (
        select from ladder_taken x
        where x.question_id = l.question_id and l.state = 'waiting_staff' and x.board_id = l.board_id and x.at >= l.waiting_since
            and x.tells = 'escalation'
    ) as proposed,
    o.id as owner_id, o.name as owner_name
from ledger l
join threads t on t.question_id = l.question_id
join members a on a.id = t.author_id
left join members o on o.id = l.owner_id and (l.claim_expires_at is null or l.claim_expires_at > $1)
where ($3 or l.board_id = any($4))
