-- $1 the viewer's audiences, $2 articles, $3 threads, best first, $4 the viewer, $5 the boards they are staff of.
select
  (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'title', a.title, 'lang', a.lang, 'short', a.short,
                             'section', s.slug, 'slug', a.slug, 'board', s.board_id) order by array_position($2, a.id)), '[]')
     from articles a join sections s on s.id = a.section_id
     where a.id = any ($2) and may_read_article(a.state, a.audience_id, $1)) as articles,
  (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'title', t.title, 'lang', t.lang, 'excerpt', t.excerpt,
                             'slug', t.slug, 'board', t.board_id, 'me_toos', t.me_toos, 'state', l.state, 'outcome', l.outcome,
                             'replied', l.customer_replied_at is not null, 'asked_back', l.asked_back_at is not null)
                             order by array_position($3, t.id)), '[]')
     from threads t join ledger l on l.question_id = t.id
     where t.id = any ($3) and t.hidden_at is null
       and may_read_thread(t.audience_id, t.author_id, t.board_id, t.hidden_at, $4, $1, $5)) as threads
