-- $1 question. One question with its escalations and contact notes, the consents that stand, and who looked at details.
select l.question_id as id, l.board_id, l.target_id, l.state, l.next_due, l.outcome_due, l.outcome_left_minutes,
    o.id as owner_id, o.name as owner_name, t.title, t.slug, t.lang, t.created_at,
    a.id as asker_id, a.name as asker, a.lang as asker_lang,
    coalesce((
        select jsonb_agg(jsonb_build_object(
            'id', e.id, 'channel', e.channel, 'by', s.name, 'at', e.started_at, 'letter', e.letter,
            'ended_at', e.ended_at, 'ended_how', e.ended_how, 'ended_by', x.name,
            'refused', coalesce(e.ended_how = 'called_off' and e.ended_by = t.author_id, false), 'private', e.private_outcome,
            'attempts', coalesce((
                select jsonb_agg(jsonb_build_object('by', m.name, 'at', c.at, 'result', c.result, 'note', c.note) order by c.id)
                from contact_attempts c join members m on m.id = c.member_id where c.escalation_id = e.id
            ), '[]')
        ) order by e.id desc)
        from escalations e join members s on s.id = e.started_by left join members x on x.id = e.ended_by
        where e.question_id = l.question_id
    ), '[]') as escalations,
    coalesce((
        select jsonb_agg(jsonb_build_object(
            'id', c.id, 'channel', c.channel, 'detail', c.detail, 'best_time', c.best_time, 'given_at', c.given_at, 'by_mail', c.given_by_mail
        ) order by c.id)
        from contact_consents c where c.question_id = l.question_id and c.ended_at is null
    ), '[]') as consents,
    coalesce((
        select jsonb_agg(jsonb_build_object('by', m.id, 'name', m.name, 'at', v.at, 'consent', v.subject_id) order by v.id)
        from events v join members m on m.id = v.actor_id
        where v.thread_id = l.question_id and v.kind = 'contact_shown' and v.subject_id is not null
    ), '[]') as looks
from ledger l
join threads t on t.question_id = l.question_id
join members a on a.id = t.author_id
left join members o on o.id = l.owner_id and (l.claim_expires_at is null or l.claim_expires_at > $2)
where l.question_id = $1
