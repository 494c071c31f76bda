select n.kind, m.id as member_id, m.name, m.email, m.lang, m.time_zone, s.site_name, coalesce(actor.name, '') as actor,
       t.id as thread_id, coalesce(t.slug, '') as slug, coalesce(t.title, '') as title, ev.board_id, ev.subject_id as subject,
       coalesce(t.author_id = m.id, false) as is_asker,
       coalesce(l.state = 'waiting_asker', false) as awaits_asker,
       coalesce(l.state = 'waiting_asker' and l.asked_back_at is not null, false) as asked_back,
       case when l.state = 'escalated' then l.next_due end as call_due,
       exists (select from escalations e join contact_consents k on k.question_id = e.question_id and k.channel = e.channel
           where e.question_id = t.question_id and e.ended_at is null and k.ended_at is null) as reachable,
       coalesce(post.by_staff and (t.author_id = m.id
           or exists (select from me_toos x where x.thread_id = t.id and x.member_id = m.id)), false) as answers_them,
       case when l.state = 'waiting_staff' and t.author_id = m.id then l.answer_due end as answer_due,
       array(select p.text from commitments p where p.post_id = n.post_id and p.withdrawn_at is null order by p.id) as promised,
       array(select p.due_on from commitments p where p.post_id = n.post_id and p.withdrawn_at is null order by p.id) as promised_on,
       post.number as post_number, case when post.state = 'live' then post.html end as post_html,
       post.state as post_state,
       (select d.reason from post_decisions d where d.post_id = n.post_id and d.act in ('hide', 'remove')
        order by d.id desc limit 1) as reason,
       article.title as article_title, article.short as article_short, article.slug as article_slug,
       section.slug as section_slug
from notifications n
join members m on m.id = n.member_id
cross join settings s
join events ev on ev.id = n.event_id
left join threads t on t.id = n.thread_id
left join notification_choices c on c.member_id = m.id and c.kind = n.kind
left join ledger l on l.question_id = t.question_id
left join members actor on actor.id = n.actor_id
left join posts post on post.id = n.post_id
left join articles article on article.id = n.article_id
left join sections section on section.id = article.section_id
where n.id = $1 and n.mailed_at is null and n.read_at is null
    and coalesce(c.mail, true)
    and m.suspended_at is null and m.email is not null and m.email_confirmed_at is not null
    and (n.kind <> 'publish_asked' or exists (select from publications b where b.id = ev.subject_id and b.ended_at is null))
    and (n.thread_id is null or may_read_thread(t.audience_id, t.author_id, t.board_id, t.hidden_at, m.id, audiences_of(m.id), staffed_by(m.id)))
    and (article.id is null or may_read_article(article.state, article.audience_id, audiences_of(m.id)))
