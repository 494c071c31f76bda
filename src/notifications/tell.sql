-- Who is told of one event, each member once and under the first name that fits them.
with named as (
    select n.member_id, n.kind, n.place from unnest($7::bigint[], $8::text[]) with ordinality as n (member_id, kind, place)
), circles as (
    select c.circle, c.kind, 1000 + c.place as place
    from unnest($9::text[], $10::text[]) with ordinality as c (circle, kind, place)
), wanted as (
    select member_id, kind, place from named
    union all
    select t.author_id, c.kind, c.place from circles c join threads t on t.id = $3 where c.circle = 'asker'
    union all
    select l.owner_id, c.kind, c.place from circles c join ledger l on l.question_id = $3
        where c.circle = 'owner' and l.owner_id is not null
    union all
    select m.member_id, c.kind, c.place from circles c join me_toos m on m.thread_id = $3 where c.circle = 'me_toos'
    union all
    select f.member_id, c.kind, c.place from circles c join follows f on f.thread_id = $3 where c.circle = 'followers'
), once as (
    select distinct on (member_id) member_id, kind from wanted order by member_id, place
), told as (
    insert into notifications (member_id, kind, event_id, actor_id, thread_id, post_id, article_id, at, hidden)
    select m.id, w.kind, $1, actor.id, t.id, post.id, article.id, $6, not coalesce(c.here, true)
    from once w
    join members m on m.id = w.member_id and m.suspended_at is null and m.id is distinct from $2
    join threads t on t.id = $3
    left join members actor on actor.id = $2
    left join posts post on post.id = $4
    left join articles article on article.id = $5
    left join notification_choices c on c.member_id = m.id and c.kind = w.kind
    where may_read_thread(t.audience_id, t.author_id, t.board_id, t.hidden_at, m.id, audiences_of(m.id), staffed_by(m.id))
        and (article.id is null or may_read_article(article.state, article.audience_id, audiences_of(m.id)))
        -- Several threads of one promotion tell a member once.
        and (w.kind <> 'in_faq' or not exists (select 1 from notifications n
            where n.member_id = m.id and n.kind = 'in_faq' and n.article_id = $5))
        -- Wanted neither here nor by mail: it does not happen for this member.
        and (coalesce(c.here, true) or coalesce(c.mail, w.kind = any($11::text[])))
    order by m.id
    on conflict do nothing
    returning id, member_id, kind
)
select told.id from told
join members m on m.id = told.member_id
left join notification_choices c on c.member_id = m.id and c.kind = told.kind
where coalesce(c.mail, true) and m.email is not null and m.email_confirmed_at is not null and told.kind = any($11::text[])
order by told.id
