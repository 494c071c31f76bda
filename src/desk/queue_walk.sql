    (
    select l.* from (values (0::smallint), (1::smallint)) r (rank) {boards}
    cross join lateral (
        select l.question_id, l.desk_rank, l.next_due, l.me_toos from ledger l
        where l.desk_rank = r.rank and {conditions}
            and (l.next_due, -l.me_toos, l.question_id) > (
                case when r.rank = $4 then $5 else '-infinity'::timestamptz end,
                case when r.rank = $4 then $6 else 0 end,
                case when r.rank = $4 then $7 else 0::bigint end
            )
        order by l.next_due, -l.me_toos, l.question_id
        limit {rows}
    ) l
    where r.rank >= $4{unless_few}
    )
