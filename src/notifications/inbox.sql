-- A page of a member's notifications about what they may still read. $1 member, $2 their audiences, $3 before which,
-- $4 the only one or null, $5 how many, $6 the boards they are staff of, $7 the kinds this program knows.
with unread as materialized (
    -- Unread replies to one thread are one line, where the newest that still stands is.
    select g.thread_id, count(*) filter (where p.state = 'live') as replies,
           min(p.number) filter (where p.state = 'live') as first_number,
           coalesce(max(g.id) filter (where p.state = 'live'), max(g.id)) as newest
    from notifications g join posts p on p.id = g.post_id
    where g.member_id = $1 and g.read_at is null and not g.hidden and g.kind = 'reply'
    group by g.thread_id
)
select n.id, n.kind, n.at, n.read_at is not null as is_read, coalesce(actor.name, '') as actor,
       t.id as thread_id, coalesce(t.slug, '') as slug, coalesce(t.title, '') as title, coalesce(t.lang, '') as lang,
       e.board_id, coalesce(t.author_id = $1, false) as is_asker,
       coalesce(l.state = 'waiting_asker', false) as awaits_asker,
       coalesce(l.state = 'waiting_asker' and l.asked_back_at is not null, false) as asked_back,
       coalesce(unread.first_number, post.number) as post_number, coalesce(unread.replies, 1) as replies,
       coalesce(post.author_id = $1, false) as own_post,
       case when n.kind = 'hidden' then (select d.reason from post_decisions d
            where d.post_id = n.post_id and d.act in ('hide', 'remove') order by d.id desc limit 1)
            when n.kind = 'restored' then (select d.reason from post_decisions d
            where d.post_id = n.post_id and d.act = 'restore' order by d.id desc limit 1)
            when n.kind = 'moved' then (select nullif(d.reason, '') from post_decisions d join posts first on first.id = d.post_id
            where first.thread_id = n.thread_id and first.number = 1 and d.act = 'move' and d.at <= n.at
            order by d.id desc limit 1) end as reason,
       article.title as article_title, article.slug as article_slug, section.slug as section_slug
from notifications n
join events e on e.id = n.event_id
left join threads t on t.id = n.thread_id
left join ledger l on l.question_id = t.question_id
left join members actor on actor.id = n.actor_id
left join posts post on post.id = n.post_id
left join articles article on article.id = n.article_id and may_read_article(article.state, article.audience_id, $2)
left join sections section on section.id = article.section_id
left join unread on unread.thread_id = n.thread_id and n.kind = 'reply' and n.read_at is null
where n.member_id = $1 and not n.hidden and ($4 is not null or unread.newest is null or unread.newest = n.id)
    and (n.thread_id is null or may_read_thread(t.audience_id, t.author_id, t.board_id, t.hidden_at, $1, $2, $6))
    and n.kind = any($7) and n.id < $3 and ($4::bigint is null or n.id = $4)
order by n.id desc
limit $5
