-- Questions whose rows say something else than their ledger row. $1 above this question, $2 up to this one
with few as (
    select l.*, t.author_id, t.accepted_post_id, t.hidden_at, t.replies, t.me_toos as counted, t.board_id as stands_on
    from ledger l join threads t on t.id = l.question_id
    where l.question_id > $1 and l.question_id <= $2
), spoken as (
    select f.question_id,
        count(*) filter (where p.number > 1 and p.state = 'live') as seen,
        bool_or(p.number > 1 and p.state = 'live' and p.author_id <> f.author_id) as by_others,
        bool_or(p.number = 1 and p.state <> 'live') as first_gone
    from few f join posts p on p.thread_id = f.question_id
    group by f.question_id
)
select f.question_id, 'the ledger names another accepted reply than the asker''s mark' as what
    from few f
    left join posts p on p.thread_id = f.question_id and p.number = f.accepted_number
    left join acceptances a on a.thread_id = f.question_id
    where p.id is distinct from a.post_id or p.id is distinct from f.accepted_post_id
union all
select f.question_id, 'the accepted reply is out of sight'
    from few f join posts p on p.id = f.accepted_post_id where p.state <> 'live'
union all
select f.question_id, 'it ended as verified, and no reply in sight is verified'
    from few f where f.outcome = 'verified' and not exists (
        select from verifications v join posts p on p.id = v.post_id
        where v.thread_id = f.question_id and p.state = 'live')
union all
select f.question_id, 'it counts as answered, and nobody but its asker has a reply in sight'
    from few f join spoken s on s.question_id = f.question_id
    where not s.by_others and (f.customer_replied_at is not null
        or (f.state = 'waiting_asker' and f.proposed_outcome is null))
union all
select f.question_id, 'its copy of the me-toos is another number' from few f where f.counted <> f.me_toos
union all
select f.question_id, 'it stands on another board' from few f where f.stands_on <> f.board_id
union all
select f.question_id, 'the thread and its first post disagree on being hidden'
    from few f join spoken s on s.question_id = f.question_id where s.first_gone <> (f.hidden_at is not null)
union all
select f.question_id, 'its number of replies is not that of the replies in sight'
    from few f join spoken s on s.question_id = f.question_id where s.seen <> f.replies
order by 1
