    -- The visibility rule for a member `m`, a thread `t` with its audience `a`, and perhaps an article with its `b`.
    (t.author_id = m.id
        or (t.hidden_at is null and a.rule in ('public', 'members'))
        or exists (select 1 from member_roles r where r.member_id = m.id
            and (r.board_id is null or r.board_id = t.board_id)
            and (a.board_id is null or r.board_id is null or r.board_id = a.board_id)))
    and (b.id is null or b.rule in ('public', 'members')
        or exists (select 1 from member_roles r where r.member_id = m.id
            and (b.board_id is null or r.board_id is null or r.board_id = b.board_id)))
