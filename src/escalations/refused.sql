-- Open questions whose asker said no to the last call, letter or e-mail, the newest no first: $1 the viewer (null: everybody's),
-- $2 boards (null: all), $3 channel or null, $4 how many.
select l.question_id as id, t.title, t.lang, a.name as asker, e.channel, e.ended_at as at
from escalations e
join ledger l on l.question_id = e.question_id
join threads t on t.id = e.question_id
join members a on a.id = t.author_id
where e.ended_how = 'called_off' and e.ended_by = t.author_id and l.state in ('waiting_staff', 'waiting_asker')
    and ($2::bigint[] is null or l.board_id = any ($2)) and ($1::bigint is null or l.owner_id = $1)
    and ($3::text is null or e.channel = $3)
    and not exists (select from escalations later where later.question_id = e.question_id and later.id > e.id)
order by e.id desc
limit $4
