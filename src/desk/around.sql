-- $1 now, $2 the viewer, $3 boards, null for all, $4 where nobody waits: when the day began, $5 how many of the newest questions
-- are looked at then. What stands around the queue: a count for each view, colleagues and
-- customer groups to choose from, the viewer's own views.
with bound as (
    select $1::timestamptz, $2::bigint, $3::bigint[]
)
select array[{counts}]::bigint[] as counts,
    coalesce((
        select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'away_until', (
            select max(w.ends_at) from absences w where w.member_id = m.id and w.starts_at <= $1 and w.ends_at > $1
        )) order by m.name, m.id)
        from members m
        where m.suspended_at is null and m.id in (
            select r.member_id from member_roles r
            where r.role in ('agent', 'lead', 'admin') and (r.board_id is null or $3 is null or r.board_id = any ($3))
        )
    ), '[]'::jsonb) as colleagues,
    coalesce((
        select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by g.name, g.id) from customer_groups g
    ), '[]'::jsonb) as groups,
    coalesce((
        select jsonb_agg(jsonb_build_object(
            'id', v.id, 'name', v.name, 'view', v.view, 'board', v.board_id, 'urgency', v.urgency, 'owner', v.owner,
            'waited', v.waited, 'lang', v.lang, 'state', v.state, 'group', v.group_id
        ) order by v.id)
        from desk_views v
        where v.member_id = $2 and v.deleted_at is null
    ), '[]'::jsonb) as own,
    (
        select jsonb_build_object('id', u.id, 'deed', u.deed, 'at', u.at, 'done', (
            select count(*) from desk_bulk_rows r where r.bulk_id = u.id
        ))
        from desk_bulks u
        where u.id = (select max(id) from desk_bulks where member_id = $2)
            and u.undone_at is null and u.at >= $1 - interval '10 minutes'
    ) as undoable,
    case when $4::timestamptz is not null then (
        select count(*) from (
            select l.asked_at, l.board_id, l.outcome from ledger l order by l.question_id desc limit $5
        ) newest
        where newest.asked_at >= $4 and ($3 is null or newest.board_id = any ($3))
            and (newest.outcome is null or newest.outcome not in ('withdrawn', 'removed'))
    ) end as asked,
    case when $4 is not null then (
        select min(due.next_due) from (
            select l.next_due, l.board_id from ledger l
            where l.state = 'waiting_asker' and l.next_due is not null order by l.next_due limit $5
        ) due
        where $3 is null or due.board_id = any ($3)
    ) end as next_due
