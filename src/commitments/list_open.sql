    -- By the day they are due, the earliest first.
    and c.kept_at is null and c.withdrawn_at is null and (c.due_at, c.id) > ($3, $4)
order by c.due_at, c.id
limit $5
