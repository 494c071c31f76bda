-- What waits on staff now, for its first answer, its next one or a call, as the desk counts it. $1 boards, $2 now. The oldest
-- that everybody may read is told apart: hidden and private questions are left out. It is looked for from the oldest on, so that
-- few threads are read however many questions wait.
select b.id as board_id, waits.questions, waits.late, waits.oldest, (
        select l.waiting_since
        from (
            select question_id, waiting_since from ledger
            where board_id = b.id and state in ('waiting_staff', 'escalated') and next_due is not null
            order by waiting_since
        ) l
        where exists (
            select from threads t
            where t.question_id = l.question_id and t.hidden_at is null and t.audience_id = b.readers_id
        )
        order by l.waiting_since
        limit 1
    ) as oldest_readable
from boards b
cross join lateral (
    select count(*) as questions, count(*) filter (where next_due < $2) as late, min(waiting_since) as oldest
    from ledger
    where board_id = b.id and state in ('waiting_staff', 'escalated') and next_due is not null
) waits
where b.id = any($1) and waits.questions > 0
