-- Whom a thread concerns, and how many of them `notifications/tell.sql` will tell of an article. $1 thread, $2 who reads the article, $3 who publishes.
with people as (
    select author_id as member_id from threads where id = $1
    union select member_id from me_toos where thread_id = $1
    union select member_id from follows where thread_id = $1
), readers as materialized (
    select m.id, audiences_of(m.id) as audiences, staffed_by(m.id) as staffed
    from people p join members m on m.id = p.member_id
    where m.suspended_at is null and m.id is distinct from $3
)
select (select count(*) from people) as people, count(*) as told
from readers r
join threads t on t.id = $1
left join notification_choices c on c.member_id = r.id and c.kind = 'in_faq'
where may_read_thread(t.audience_id, t.author_id, t.board_id, t.hidden_at, r.id, r.audiences, r.staffed)
    and may_read_article('published', $2, r.audiences)
    and (coalesce(c.here, true) or coalesce(c.mail, true))
