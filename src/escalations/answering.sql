-- Who answers for the board $1; $2 asks about one member only.
select m.id, m.name from members m
where m.suspended_at is null and ($2::bigint is null or m.id = $2) and exists (
    select from member_roles r
    where r.member_id = m.id and r.role in ('agent', 'lead', 'admin') and (r.board_id is null or r.board_id = $1)
)
order by m.name, m.id
limit 200
