with counted as (
    select p.author_id, count(*) as accepted
    from acceptances a
    join posts p on p.id = a.post_id and p.state = 'live'
    join threads t on t.id = a.thread_id and t.hidden_at is null
    where p.author_id <> a.member_id
    group by p.author_id
)
update members set accepted_answers = counted.accepted
from counted where counted.author_id = members.id and members.accepted_answers <> counted.accepted
