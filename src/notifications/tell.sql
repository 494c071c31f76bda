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
    join audiences a on a.id = t.audience_id
    left join members actor on actor.id = $2
    left join posts post on post.id = $4
    left join articles article on article.id = $5
    left join audiences b on b.id = article.audience_id
    left join notification_choices c on c.member_id = m.id and c.kind = w.kind
