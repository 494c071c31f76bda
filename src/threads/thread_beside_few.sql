-- What few threads have, in one row: the product it is about, what it was merged into and what into it, what was promised, and how it
-- goes on by phone, letter or e-mail. $1 thread, $2 viewer, $3 their audiences, $4 the boards the viewer is staff of (null: all)
select
  (select json_build_object('name', p.name, 'version', tp.version)
     from thread_products tp join products p on p.id = tp.product_id where tp.thread_id = $1) as product,
  (select json_build_object('id', q.id, 'slug', q.slug, 'title', q.title, 'lang', q.lang, 'answer', (
        select json_build_object('html', p.html, 'by', m.name, 'lang', p.lang, 'at', p.created_at)
        from posts p join members m on m.id = p.author_id
        where p.thread_id = q.id and p.number > 1 and p.state = 'live' and p.kind = 'reply'
            and (p.by_staff or p.id = q.accepted_post_id or exists (select from verifications v where v.post_id = p.id))
        order by p.id is distinct from q.accepted_post_id, not exists (select from verifications v where v.post_id = p.id), p.number desc
        limit 1))
     from merges g join threads q on q.id = g.parent_id
     where g.child_id = $1 and may_read_thread(q.audience_id, q.author_id, q.board_id, q.hidden_at, $2, $3, $4)) as parent,
  (select coalesce(json_agg(json_build_object('id', q.id, 'slug', q.slug, 'title', q.title, 'lang', q.lang) order by q.id), '[]')
     from (select q.id, q.slug, q.title, q.lang from merges g join threads q on q.id = g.child_id
        where g.parent_id = $1 and may_read_thread(q.audience_id, q.author_id, q.board_id, q.hidden_at, $2, $3, $4)
        order by q.id limit 50) q) as children,
  (select coalesce(json_agg(json_build_object('id', c.id, 'post', c.post_id, 'by', c.made_by, 'name', m.name, 'text', c.text,
              'due_on', c.due_on, 'due_at', c.due_at, 'first_due_at', c.first_due_at, 'former', c.former, 'kept_at', c.kept_at,
              'kept_by', k.name, 'withdrawn_at', c.withdrawn_at, 'reason', c.reason) order by c.id), '[]')
     from commitments c join members m on m.id = c.made_by left join members k on k.id = c.kept_by
     where c.thread_id = $1) as commitments,
  (select e.channel from escalations e where e.question_id = $1 and e.ended_at is null) as channel,
  (select coalesce(json_agg(json_build_object('at', e.ended_at, 'after',
              (select coalesce(max(p.number), 1) from posts p where p.thread_id = $1 and p.created_at <= e.ended_at)) order by e.id), '[]')
     from escalations e where e.question_id = $1 and e.ended_how = 'called_off') as called_off
