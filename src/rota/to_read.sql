-- What the daily watch reads. $1 boards, $2 words looked for, $3 since when new, $4 the day, $5 now, $6 the viewer's
-- audiences, $7 the viewer, $8 the boards they are staff of. What many write in: six posts in a day. `total` says how many there
-- are beside those that are named, up to 1001.
with found as (
    (select 'new' as why, 1 as place, n.id, null::text as word, extract(epoch from n.created_at) as pressing, count(*) over () as total
     from (
        select t.id, t.created_at from threads t
        where t.board_id = any ($1) and t.last_post_at > $3 and t.created_at > $3 order by t.created_at desc limit 1001
     ) n order by n.created_at desc limit 100)
    union all
    (select 'waiting', 2, w.id, null, -extract(epoch from w.next_due), count(*) over ()
     from (
        select l.question_id as id, l.next_due from ledger l
        where l.board_id = any ($1) and l.state in ('waiting_staff', 'escalated') and l.next_due <= $5 + interval '1 hour'
        order by l.next_due limit 1001
     ) w order by w.next_due limit 30)
    union all
    (select 'heated', 3, h.id, null, h.count, count(*) over ()
     from (
        select t.id, count(p.id) as count
        from threads t join posts p on p.thread_id = t.id and p.created_at > $5 - interval '1 day'
        where t.board_id = any ($1) and t.last_post_at > $5 - interval '1 day'
        group by t.id having count(p.id) >= 6
        union
        select t.id, 1000 from flags f join posts p on p.id = f.post_id join threads t on t.id = p.thread_id
        where t.board_id = any ($1) and f.settled_at is null
     ) h order by h.count desc limit 20)
    union all
    (select 'words', 4, w.id, w.word, extract(epoch from w.last_post_at), count(*) over ()
     from (
        select distinct on (t.id) t.id, t.last_post_at, word.word
        from threads t join posts p on p.thread_id = t.id and p.created_at > $3 and p.state = 'live'
        cross join lateral (select lower(p.body) as body, lower(t.title) as title offset 0) said
        cross join lateral unnest($2) as word (word)
        where t.board_id = any ($1) and t.last_post_at > $3
            and (strpos(said.body, lower(word.word)) > 0 or (p.number = 1 and strpos(said.title, lower(word.word)) > 0))
        order by t.id
     ) w order by w.last_post_at desc limit 20)
    union all
    (select 'sample', 5, s.id, null, 0, 0
     from (select t.id from threads t where t.board_id = any ($1) and t.last_post_at > $5 - interval '30 days'
           order by t.last_post_at desc limit 500) s
     order by md5(s.id::text || '/' || $4::text) limit 3)
)
select f.why, t.id, t.slug, t.title, t.lang, t.last_post_at, f.word, f.total
from found f
join threads t on t.id = f.id
where may_read_thread(t.audience_id, t.author_id, t.board_id, t.hidden_at, $7, $6, $8)
order by f.place, f.pressing desc, t.id
