-- What stands beside a thread, in one row: tags, the product it is about, the article it became, the viewer's marks, whether others have replied,
-- for search engines (guests) how many answers there are, 200 at most, the asker's acceptance, how it goes on by phone, letter or e-mail
-- (what its asker gave for that is read by the asker alone),
-- similar articles and threads found by the index. $1 thread, $2 viewer, $3 their audiences,
-- $4 similar articles, $5 similar threads, $6 the boards the viewer is staff of (null: all): notes and steps of the ladder are for these alone
select
  (select coalesce(jsonb_agg(jsonb_build_object('name', t.name, 'slug', t.slug) order by t.name), '[]')
     from thread_tags tt join tags t on t.id = tt.tag_id where tt.thread_id = $1) as tags,
  (select jsonb_build_object('name', p.name, 'version', tp.version)
     from thread_products tp join products p on p.id = tp.product_id where tp.thread_id = $1) as product,
  (select jsonb_build_object('id', a.id, 'title', a.title, 'slug', a.slug, 'section', s.slug, 'lang', a.lang)
     from threads th join articles a on a.id = th.article_id join sections s on s.id = a.section_id
     where th.id = $1 and may_read_article(a.state, a.audience_id, $3)) as article,
  exists (select 1 from me_toos where thread_id = $1 and member_id = $2) as me_too,
  exists (select 1 from follows where thread_id = $1 and member_id = $2) as follows,
  exists (select 1 from posts p join threads th on th.id = p.thread_id where p.thread_id = $1 and p.number > 1
     and p.state = 'live' and p.author_id <> th.author_id) as others_replied,
  (case when $2 is null then (select count(*) from (select from posts p join threads th on th.id = p.thread_id where p.thread_id = $1
     and p.number > 1 and p.state = 'live' and p.kind = 'reply' and p.author_id <> th.author_id
     limit 200) few) else 0 end) as answers,
  (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'after', n.after_number, 'author', n.author_id, 'name', m.name,
                             'lang', n.lang, 'at', n.created_at, 'html', n.html) order by n.id), '[]')
     from notes n join threads th on th.id = n.thread_id join members m on m.id = n.author_id
     where n.thread_id = $1 and n.deleted_at is null and ($6::bigint[] is null or th.board_id = any ($6))) as notes,
  (select coalesce(jsonb_agg(jsonb_build_object('percent', x.percent, 'tells', x.tells, 'at', x.at) order by x.at, x.percent), '[]')
     from ladder_taken x join threads th on th.id = x.question_id
     where x.question_id = $1 and ($6::bigint[] is null or th.board_id = any ($6))) as climbed,
  (select jsonb_build_object('id', q.id, 'slug', q.slug, 'title', q.title, 'lang', q.lang, 'answer', (
        select jsonb_build_object('html', p.html, 'by', m.name, 'lang', p.lang, 'at', p.created_at)
        from posts p join members m on m.id = p.author_id
        where p.thread_id = q.id and p.number > 1 and p.state = 'live' and p.kind = 'reply'
            and (p.by_staff or p.id = q.accepted_post_id or exists (select from verifications v where v.post_id = p.id))
        order by p.id is distinct from q.accepted_post_id, not exists (select from verifications v where v.post_id = p.id), p.number desc
        limit 1))
     from merges g join threads q on q.id = g.parent_id
     where g.child_id = $1 and may_read_thread(q.audience_id, q.author_id, q.board_id, q.hidden_at, $2, $3, $6)) as parent,
  (select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'slug', q.slug, 'title', q.title, 'lang', q.lang) order by q.id), '[]')
     from (select q.id, q.slug, q.title, q.lang from merges g join threads q on q.id = g.child_id
        where g.parent_id = $1 and may_read_thread(q.audience_id, q.author_id, q.board_id, q.hidden_at, $2, $3, $6)
        order by q.id limit 50) q) as children,
  (select jsonb_build_object('away', a.name, 'until', h.away_until, 'by', o.name)
     from handed_on h join threads th on th.id = h.question_id join ledger l on l.question_id = th.question_id
     join members a on a.id = h.away_id left join members o on o.id = l.owner_id
     where h.question_id = $1 and th.author_id = $2 and l.state = 'waiting_staff' and l.owner_id is distinct from h.away_id
        and exists (select from absences b where b.member_id = h.away_id and b.ends_at = h.away_until)) as looked_after,
  (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'post', c.post_id, 'by', c.made_by, 'name', m.name, 'text', c.text,
              'due_on', c.due_on, 'due_at', c.due_at, 'first_due_at', c.first_due_at, 'former', c.former, 'kept_at', c.kept_at,
              'kept_by', k.name, 'withdrawn_at', c.withdrawn_at, 'reason', c.reason) order by c.id), '[]')
     from commitments c join members m on m.id = c.made_by left join members k on k.id = c.kept_by
     where c.thread_id = $1) as commitments,
  jsonb_build_object(
     'channel', (select e.channel from escalations e where e.question_id = $1 and e.ended_at is null),
     'consents', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'channel', c.channel, 'detail', c.detail,
              'best_time', c.best_time, 'given_at', c.given_at, 'by_mail', c.given_by_mail) order by c.id), '[]')
        from contact_consents c join threads th on th.id = c.question_id
        where c.question_id = $1 and c.ended_at is null and th.author_id = $2),
     'called_off', (select coalesce(jsonb_agg(jsonb_build_object('at', e.ended_at, 'after',
              (select coalesce(max(p.number), 1) from posts p where p.thread_id = $1 and p.created_at <= e.ended_at)) order by e.id), '[]')
        from escalations e where e.question_id = $1 and e.ended_how = 'called_off')) as escalations,
  (select jsonb_build_object('at', b.proposed_at, 'ended', b.ended_how, 'ended_at', b.ended_at)
     from publications b join threads th on th.id = b.thread_id
     where b.thread_id = $1 and (th.author_id = $2 or $6::bigint[] is null or th.board_id = any ($6))
     order by b.id desc limit 1) as publication,
  (select jsonb_build_object('name', m.name, 'handle', m.handle, 'at', ac.at)
     from acceptances ac join members m on m.id = ac.member_id where ac.thread_id = $1) as acceptance,
  (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'title', a.title, 'slug', a.slug, 'section', s.slug, 'lang', a.lang)
                             order by array_position($4, a.id)), '[]')
     from articles a join sections s on s.id = a.section_id
     where a.id = any ($4) and may_read_article(a.state, a.audience_id, $3)) as articles,
  (select coalesce(jsonb_agg(jsonb_build_object('id', th.id, 'title', th.title, 'slug', th.slug, 'lang', th.lang,
            'state', l.state, 'outcome', l.outcome, 'replied', l.customer_replied_at is not null,
            'asked_back', l.asked_back_at is not null) order by array_position($5, th.id)), '[]')
     from threads th join ledger l on l.question_id = th.id
     where th.id = any ($5) and th.id <> $1 and th.hidden_at is null
       and may_read_thread(th.audience_id, th.author_id, th.board_id, th.hidden_at, $2, $3, $6)) as threads
