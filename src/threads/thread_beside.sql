-- What most threads have beside their posts, in one row: tags, the viewer's marks, whether others have replied, for search engines
-- (guests) how many answers there are, 200 at most, the asker's acceptance, articles and similar threads. $1 thread, $2 viewer, $3 their
-- audiences, $4 articles that were found or made of it, $5 similar threads, $6 the boards the viewer is staff of (null: all), $7 its asker
select
  (select coalesce(json_agg(json_build_object('name', t.name, 'slug', t.slug) order by t.name), '[]')
     from thread_tags tt join tags t on t.id = tt.tag_id where tt.thread_id = $1) as tags,
  exists (select 1 from me_toos where thread_id = $1 and member_id = $2) as me_too,
  exists (select 1 from follows where thread_id = $1 and member_id = $2) as follows,
  exists (select 1 from posts where thread_id = $1 and number > 1 and state = 'live' and author_id <> $7) as others_replied,
  (case when $2 is null then (select count(*) from (select from posts where thread_id = $1
     and number > 1 and state = 'live' and kind = 'reply' and author_id <> $7
     limit 200) few) else 0 end) as answers,
  (select json_build_object('name', m.name, 'handle', m.handle, 'at', ac.at)
     from acceptances ac join members m on m.id = ac.member_id where ac.thread_id = $1) as acceptance,
  (select coalesce(json_agg(json_build_object('id', a.id, 'title', a.title, 'slug', a.slug, 'section', s.slug, 'lang', a.lang)
                             order by array_position($4, a.id)), '[]')
     from articles a join sections s on s.id = a.section_id
     where a.id = any ($4) and may_read_article(a.state, a.audience_id, $3)) as articles,
  (select coalesce(json_agg(json_build_object('id', th.id, 'title', th.title, 'slug', th.slug, 'lang', th.lang,
            'state', l.state, 'outcome', l.outcome, 'replied', l.customer_replied_at is not null,
            'asked_back', l.asked_back_at is not null) order by array_position($5, th.id)), '[]')
     from threads th join ledger l on l.question_id = th.id
     where th.id = any ($5) and th.id <> $1 and th.hidden_at is null
       and may_read_thread(th.audience_id, th.author_id, th.board_id, th.hidden_at, $2, $3, $6)) as threads
