-- The rule of who may read what, for every statement. The planner puts the bodies into the statement, so indexes serve.
-- `viewer` is null for a guest, `staffed` are the boards whose staff the viewer is, null for all.
create function may_read_thread(
    audience bigint, author bigint, board bigint, hidden_at timestamptz,
    viewer bigint, audiences bigint[], staffed bigint[]
) returns boolean language sql immutable parallel safe as $$
    select (audience = any (audiences) or author = viewer)
        and (hidden_at is null or author = viewer or staffed is null or board = any (staffed))
$$;

create function may_read_article(state text, audience bigint, audiences bigint[])
returns boolean language sql immutable parallel safe as $$
    select state = 'published' and audience = any (audiences)
$$;

-- What a member is when nobody looks, but somebody is written to.
create function audiences_of(member bigint) returns bigint[] language sql stable parallel safe as $$
    select array(
        select a.id from audiences a
        where a.rule in ('public', 'members') or exists (
            select from member_roles r
            where r.member_id = member and (r.board_id is null or a.board_id is null or r.board_id = a.board_id)
        )
    )
$$;

create function staffed_by(member bigint) returns bigint[] language sql stable parallel safe as $$
    select case
        when exists (select from member_roles r where r.member_id = member and r.board_id is null) then null
        else array(select r.board_id from member_roles r where r.member_id = member)
    end
$$;
