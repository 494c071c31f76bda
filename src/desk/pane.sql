-- $1 question, $2 now, $3 the viewer's audiences, $4 how many of the last posts, $5 the viewer, $6 the boards they are staff of.
select l.question_id as id, l.board_id, t.audience_id, l.target_id, l.urgency, l.urgency_by is not null as urgency_by_staff, l.state, l.waiting_since, l.next_due, l.customer_replied_at is not null as customer_replied,
    l.outcome, l.closed_at, l.accepted_number, l.asked_back_at is not null as asked_back,
    t.slug, t.title, t.lang, t.created_at, t.last_number, t.replies, t.me_toos, t.article_id is not null as in_faq,
    a.id as asker_id, a.name as asker, a.handle as asker_handle, a.lang as asker_lang,
    o.id as owner_id, o.name as owner_name, l.claim_expires_at is not null as claimed,
    (select jsonb_build_object('body', d.body, 'at', d.saved_at) from drafts d where d.member_id = $5 and d.place = 't/' || t.id) as draft,
    (
        select jsonb_build_object(
            'since', a.created_at,
            'groups', coalesce((
                select jsonb_agg(g.name order by g.name)
                from customer_groups g join customer_group_members gm on gm.group_id = g.id and gm.member_id = a.id
            ), '[]'::jsonb),
            'asked', count(*), 'open', count(*) filter (where el.outcome is null),
            'solved', count(*) filter (
                where el.outcome in ('accepted', 'verified', 'answered_in_faq', 'escalation_resolved', 'presumed_solved')
            ),
            'last', coalesce(jsonb_agg(jsonb_build_object(
                'id', e.id, 'slug', e.slug, 'title', e.title, 'lang', e.lang, 'state', el.state, 'outcome', el.outcome,
                'replied', el.customer_replied_at is not null, 'asked_back', el.asked_back_at is not null
            ) order by e.id desc) filter (where e.place <= 5 and e.id <> t.id), '[]'::jsonb),
            'owns', coalesce((
                select jsonb_agg(jsonb_build_object('name', op.name, 'version', mp.version) order by op.position, op.id)
                from member_products mp join products op on op.id = mp.product_id
                where mp.member_id = a.id
            ), '[]'::jsonb),
            'said', (
                select jsonb_build_object(
                    'answers', count(*), 'solved_said', count(ra.solved), 'solved_yes', count(*) filter (where ra.solved),
                    'marks', count(ra.satisfied), 'marks_sum', coalesce(sum(ra.satisfied), 0), 'last', max(ra.rated_at)
                )
                from (
                    select rg.solved, rg.satisfied, rg.rated_at
                    from threads rt join ratings rg on rg.question_id = rt.id
                    where rt.author_id = t.author_id and rg.rated_at is not null and rg.staff_may_read
                        and ($6::bigint[] is null or (rg.board_id = any ($6) and rt.board_id = any ($6)))
                    order by rt.id desc limit 1000
                ) ra
            ),
            'notes', coalesce((
                select jsonb_agg(jsonb_build_object('id', mn.id, 'author', (
                    select wr.member_id from member_roles wr
                    where wr.member_id = wm.id and wm.suspended_at is null limit 1
                ), 'name', wm.name, 'at', mn.created_at, 'body', mn.body) order by mn.id desc)
                from (
                    select * from member_notes n
                    where n.member_id = a.id and n.deleted_at is null and a.id <> $5 order by n.id desc limit 50
                ) mn left join members wm on wm.id = mn.author_id
            ), '[]'::jsonb),
            'address', case when exists (
                select from address_showings x
                where x.question_id = l.question_id and x.member_id = a.id and x.shown_to = $5 and x.at > $2 - interval '15 minutes'
            ) then a.email end,
            'shown_to', coalesce((
                select jsonb_agg(jsonb_build_object('name', s.name, 'count', s.times) order by s.name)
                from (
                    select sm.name, count(*) as times
                    from address_showings x left join members sm on sm.id = x.shown_to
                    where x.member_id = a.id group by sm.name
                ) s
            ), '[]'::jsonb)
        )
        from (
            select e.id, e.slug, e.title, e.lang, row_number() over (order by e.id = t.id, e.id desc) as place
            from (
                select e.id, e.slug, e.title, e.lang from threads e
                where e.author_id = t.author_id and e.question_id is not null
                    and may_read_thread(e.audience_id, e.author_id, e.board_id, e.hidden_at, $5, $3, $6)
                order by e.id desc limit 1000
            ) e
        ) e
        join ledger el on el.question_id = e.id
    ) as customer,
    coalesce((
        select jsonb_agg(jsonb_build_object('name', pm.name, 'doing', pr.doing) order by pm.name, pm.id)
        from desk_presence pr join members pm on pm.id = pr.member_id
        where pr.question_id = l.question_id and pr.member_id <> $5 and pr.seen_at > $2 - interval '45 seconds'
    ), '[]'::jsonb) as beside,
    coalesce((
        select jsonb_agg(jsonb_build_object(
            'id', p.id, 'number', p.number, 'html', p.html, 'lang', p.lang, 'at', p.created_at, 'author', p.author_id, 'name', m.name,
            'by_staff', p.by_staff, 'verified', exists (select from verifications v where v.post_id = p.id)
        ) order by p.number)
        from posts p join members m on m.id = p.author_id
        where p.thread_id = t.id and p.state = 'live' and (p.number = 1 or p.number > t.last_number - $4)
    ), '[]'::jsonb) as posts,
    coalesce((
        select jsonb_agg(jsonb_build_object(
            'id', n.id, 'after', n.after_number, 'author', n.author_id, 'name', m.name, 'lang', n.lang, 'at', n.created_at, 'html', n.html
        ) order by n.id)
        from notes n join members m on m.id = n.author_id
        where n.thread_id = t.id and n.deleted_at is null and ($6::bigint[] is null or t.board_id = any ($6))
    ), '[]'::jsonb) as notes,
    (select jsonb_build_object('name', np.name, 'version', tp.version)
        from thread_products tp join products np on np.id = tp.product_id where tp.thread_id = t.id) as product,
    coalesce((
        select jsonb_agg(jsonb_build_object(
            'id', c.id, 'post', c.post_id, 'by', c.made_by, 'name', cm.name, 'text', c.text, 'due_on', c.due_on, 'due_at', c.due_at,
            'first_due_at', c.first_due_at, 'former', c.former, 'kept_at', c.kept_at, 'kept_by', null,
            'withdrawn_at', c.withdrawn_at, 'reason', c.reason
        ) order by c.due_at, c.id)
        from commitments c join members cm on cm.id = c.made_by
        where c.thread_id = t.id and c.kept_at is null and c.withdrawn_at is null
    ), '[]'::jsonb) as commitments,
    coalesce((
        select jsonb_agg(jsonb_build_object('percent', x.percent, 'tells', x.tells, 'at', x.at) order by x.at, x.percent)
        from ladder_taken x where x.question_id = l.question_id
    ), '[]'::jsonb) as steps,
    coalesce((
        select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'away_until', (
            select max(w.ends_at) from absences w where w.member_id = m.id and w.starts_at <= $2 and w.ends_at > $2
        )) order by m.name, m.id)
        from members m
        where m.suspended_at is null and m.id in (
            select r.member_id from member_roles r
            where r.role in ('agent', 'lead', 'admin') and (r.board_id is null or r.board_id = l.board_id)
        )
    ), '[]'::jsonb) as team,
    coalesce((
        select jsonb_agg(jsonb_build_object('section', s.slug, 'slug', x.slug, 'title', x.title, 'lang', x.lang) order by x.id)
        from articles x join sections s on s.id = x.section_id
        where may_read_article(x.state, x.audience_id, $3)
            and x.id in (select value::bigint from jsonb_array_elements_text(coalesce(t.shown -> 'articles', '[]'::jsonb)))
    ), '[]'::jsonb) as shown_articles,
    coalesce((
        select jsonb_agg(jsonb_build_object('id', x.id, 'slug', x.slug, 'title', x.title, 'lang', x.lang) order by x.id)
        from threads x
        where x.hidden_at is null and may_read_thread(x.audience_id, x.author_id, x.board_id, x.hidden_at, $5, $3, $6)
            and x.id in (select value::bigint from jsonb_array_elements_text(coalesce(t.shown -> 'threads', '[]'::jsonb)))
    ), '[]'::jsonb) as shown_threads
from ledger l
join threads t on t.question_id = l.question_id
join members a on a.id = t.author_id
left join members o on o.id = l.owner_id and (l.claim_expires_at is null or l.claim_expires_at > $2)
where l.question_id = $1
