-- Questions asked on the board $1 on the days $2 to $3, the newest $4: how urgent each is, and the groups of whoever asked it.
select m.question_id, l.urgency,
    array(select g.group_id from customer_group_members g where g.member_id = t.author_id) as groups
from answer_measures m
join ledger l on l.question_id = m.question_id
join threads t on t.id = m.question_id
where m.board_id = $1 and m.asked_day between $2 and $3
order by m.asked_at desc, m.question_id desc
limit $4
