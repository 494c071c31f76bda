    select l.question_id, l.desk_rank, l.next_due, l.me_toos from few l
    where (select count(*) from few) <= {few} and {conditions}
        and (l.desk_rank, l.next_due, -l.me_toos, l.question_id) > ($4, $5, $6, $7)
