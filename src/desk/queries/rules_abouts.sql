-- $1 questions. The asker's words are all that they wrote in the thread and is in sight.
select l.question_id as question, l.board_id as board, l.asked_at, l.me_toos, l.urgency, l.urgency_by is not null as by_staff,
    t.title || ' ' || coalesce((
        select string_agg(p.body, ' ' order by p.number) from posts p
        where p.thread_id = t.id and p.author_id = t.author_id and p.state = 'live'
    ), '') as text,
    array(select m.group_id from customer_group_members m where m.member_id = t.author_id order by m.group_id) as groups
from ledger l
join threads t on t.question_id = l.question_id
where l.question_id = any($1) and l.next_due is not null
order by l.question_id
