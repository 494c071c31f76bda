select m.id, m.handle, m.name, m.email_confirmed_at is not null as confirmed, m.shortcuts, m.lang, m.theme,
       m.time_zone, s.seen_at,
       (select count(*) from (select 1 from notifications n where n.member_id = m.id and n.read_at is null and not n.hidden limit 100) u)
           as unread,
       (select jsonb_agg(jsonb_build_object('role', r.role, 'board', r.board_id)) from member_roles r
        where r.member_id = m.id) as grants
from sessions s
join members m on m.id = s.member_id
where s.key_hash = $1 and s.expires_at > $2 and m.suspended_at is null
