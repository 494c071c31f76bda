-- The call list: $1 the viewer (null: everybody's), $2 boards (null: all), $3 channel or null, $4, $5 the place after which it
-- goes on, $6 how many.
select l.question_id as id, l.board_id, l.next_due, t.title, t.slug, t.lang, a.name as asker, e.channel,
    o.id as owner_id, o.name as owner_name,
    exists (select from contact_consents c where c.question_id = l.question_id and c.channel = e.channel and c.ended_at is null) as reachable,
    (select count(*) from contact_attempts n where n.escalation_id = e.id and n.result <> 'note') as tries,
    (select n.result from contact_attempts n where n.escalation_id = e.id and n.result <> 'note' order by n.id desc limit 1) as last_result
from ledger l
join threads t on t.question_id = l.question_id
join members a on a.id = t.author_id
join escalations e on e.question_id = l.question_id and e.ended_at is null
left join members o on o.id = l.owner_id
where l.state = 'escalated' and l.next_due is not null and ($2::bigint[] is null or l.board_id = any ($2))
    and ($1::bigint is null or l.owner_id = $1) and ($3::text is null or e.channel = $3)
    and (l.next_due, l.question_id) > ($4, $5)
order by l.next_due, l.question_id
limit $6
