-- $1: members named by events, $2: threads whose accepted answers' authors are counted too. An answer to oneself, a
-- hidden one and one in a hidden thread helped nobody who can see it.
with who as (
    select unnest($1) as id
    union
    select p.author_id from threads t join posts p on p.id = t.accepted_post_id where t.id = any($2)
), counted as (
    select who.id, count(a.post_id)::integer as accepted
    from who
    left join (
        posts p
        join acceptances a on a.post_id = p.id and a.member_id <> p.author_id
        join threads t on t.id = a.thread_id and t.hidden_at is null
    ) on p.author_id = who.id and p.state = 'live'
    group by who.id
)
update members set accepted_answers = counted.accepted
from counted where counted.id = members.id and members.accepted_answers <> counted.accepted
