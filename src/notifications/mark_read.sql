-- A line of the inbox is read, and with it the replies that it stands for. $1 member, $2 the line, $3 when.
update notifications n set read_at = $3
from notifications line
where line.id = $2 and line.member_id = $1 and n.member_id = $1 and n.read_at is null and not n.hidden
    and (n.id = line.id or (n.kind = 'reply' and line.kind = 'reply' and n.thread_id = line.thread_id and (n.id < line.id
        -- No line leads to a reply that was taken away.
        or not exists (select from posts p where p.id = n.post_id and p.state = 'live'))))
