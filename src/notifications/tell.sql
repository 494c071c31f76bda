-- Who of the concerned is told of an event. $1 event, $2 who did it, $3 thread, $4 post, $5 article, $6 when,
-- $7, $8 the concerned and why, $9 the kinds that are mailed.
with readers as materialized (
    -- The rule is asked once a member, not at each place where it counts.
    select m.id, w.kind, audiences_of(m.id) as audiences, staffed_by(m.id) as staffed
    from unnest($7::bigint[], $8::text[]) as w (member_id, kind)
    join members m on m.id = w.member_id and m.suspended_at is null
), told as (
    insert into notifications (member_id, kind, event_id, actor_id, thread_id, post_id, article_id, at, hidden)
    select r.id, r.kind, $1, actor.id, t.id, post.id, article.id, $6, not coalesce(c.here, true)
    from readers r
    left join threads t on t.id = $3
    left join members actor on actor.id = $2
    left join posts post on post.id = $4
    left join articles article on article.id = $5
    left join notification_choices c on c.member_id = r.id and c.kind = r.kind
    where ($3 is null or may_read_thread(t.audience_id, t.author_id, t.board_id, t.hidden_at, r.id, r.audiences, r.staffed))
        and (article.id is null or may_read_article(article.state, article.audience_id, r.audiences))
        -- Several threads of one promotion tell a member once.
        and (r.kind <> 'in_faq' or not exists (select 1 from notifications n
            where n.member_id = r.id and n.kind = 'in_faq' and n.article_id = $5))
        -- Wanted neither here nor by mail: it does not happen for this member.
        and (coalesce(c.here, true) or coalesce(c.mail, r.kind = any($9::text[])))
    order by r.id
    on conflict do nothing
    returning id, member_id, kind
)
select told.id, told.member_id from told
join members m on m.id = told.member_id
left join notification_choices c on c.member_id = m.id and c.kind = told.kind
where coalesce(c.mail, true) and m.email is not null and m.email_confirmed_at is not null and told.kind = any($9::text[])
order by told.id
