-- $1 when the day began, $2 boards, null for all, $3 how many of the newest questions are looked at.
select
    (select count(*) from (
        select l.asked_at, l.board_id, l.outcome from ledger l order by l.question_id desc limit $3
    ) newest
    where newest.asked_at >= $1 and ($2::bigint[] is null or newest.board_id = any ($2))
        and (newest.outcome is null or newest.outcome not in ('withdrawn', 'removed'))) as asked,
    (select min(due.next_due) from (
        select l.next_due, l.board_id from ledger l
        where l.state = 'waiting_asker' and l.next_due is not null order by l.next_due limit $3
    ) due
    where $2::bigint[] is null or due.board_id = any ($2)) as next_due
