select f.id, f.reason, f.note, f.at, reporter.name as reporter,
       t.id as thread, t.title, t.slug,
       p.number, p.state, author.name as author, p.lang, p.html,
       coalesce((select left(b.body, 400) from posts b where b.thread_id = p.thread_id and b.number < p.number and b.state = 'live'
                 order by b.number desc limit 1), '') as before
from flags f
join posts p on p.id = f.post_id
join threads t on t.id = p.thread_id
join members reporter on reporter.id = f.member_id
join members author on author.id = p.author_id
where f.settled_at is null and f.id > $3 and ($1::bigint[] is null or t.board_id = any ($1))
order by f.id
limit $2
