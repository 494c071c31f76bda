-- $1 now, $2 the viewer, $3 boards, null for all. What stands around the queue: a count for each view, colleagues and
-- customer groups to choose from, the viewer's own views.
with bound as (
    select $1::timestamptz, $2::bigint, $3::bigint[]
)
select array[{counts}]::bigint[] as counts,
    coalesce((
        select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by m.name, m.id)
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
    ), '[]'::jsonb) as own
