-- $1 the member, $2 one of their views, null for all of them.
select coalesce(jsonb_agg(jsonb_build_object(
    'id', v.id, 'name', v.name, 'view', v.view, 'board', v.board_id, 'urgency', v.urgency, 'owner', v.owner,
    'waited', v.waited, 'lang', v.lang, 'state', v.state, 'group', v.group_id
) order by v.id), '[]'::jsonb) as views
from desk_views v
where v.member_id = $1 and v.deleted_at is null and ($2::bigint is null or v.id = $2)
