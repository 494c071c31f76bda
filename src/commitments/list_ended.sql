    -- The latest day first.
    and (c.kept_at is not null or c.withdrawn_at is not null) and (c.due_at, c.id) < ($3, $4)
order by c.due_at desc, c.id desc
limit $5
