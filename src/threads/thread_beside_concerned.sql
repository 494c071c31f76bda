-- What its asker or the board's staff alone read of a thread, in one row. $1 thread, $2 viewer, $3 the boards the viewer is staff of
-- (null: all): who looks after it and what its asker gave to be reached are for the asker, notes and steps of the ladder for staff.
select
  (select json_build_object('away', a.name, 'until', h.away_until, 'by', o.name)
     from handed_on h join threads th on th.id = h.question_id join ledger l on l.question_id = th.question_id
     join members a on a.id = h.away_id left join members o on o.id = l.owner_id
     where h.question_id = $1 and th.author_id = $2 and l.state = 'waiting_staff' and l.owner_id is distinct from h.away_id
        and exists (select from absences b where b.member_id = h.away_id and b.ends_at = h.away_until)) as looked_after,
  (select coalesce(json_agg(json_build_object('id', c.id, 'channel', c.channel, 'detail', c.detail,
              'best_time', c.best_time, 'given_at', c.given_at, 'by_mail', c.given_by_mail) order by c.id), '[]')
     from contact_consents c join threads th on th.id = c.question_id
     where c.question_id = $1 and c.ended_at is null and th.author_id = $2) as consents,
  (select json_build_object('at', b.proposed_at, 'ended', b.ended_how, 'ended_at', b.ended_at)
     from publications b join threads th on th.id = b.thread_id
     where b.thread_id = $1 and (th.author_id = $2 or $3::bigint[] is null or th.board_id = any ($3))
     order by b.id desc limit 1) as publication,
  (select coalesce(json_agg(json_build_object('id', n.id, 'after', n.after_number, 'author', n.author_id, 'name', m.name,
                             'lang', n.lang, 'at', n.created_at, 'html', n.html) order by n.id), '[]')
     from notes n join threads th on th.id = n.thread_id join members m on m.id = n.author_id
     where n.thread_id = $1 and n.deleted_at is null and ($3::bigint[] is null or th.board_id = any ($3))) as notes,
  (select coalesce(json_agg(json_build_object('percent', x.percent, 'tells', x.tells, 'at', x.at) order by x.at, x.percent), '[]')
     from ladder_taken x join threads th on th.id = x.question_id
     where x.question_id = $1 and ($3::bigint[] is null or th.board_id = any ($3))) as climbed
