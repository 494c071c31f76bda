create or replace function staffed_by(member bigint) returns bigint[] language sql stable parallel safe as $$
    select case
        when exists (select from member_roles r where r.member_id = member and r.board_id is null) then null
        else array(select r.board_id from member_roles r where r.member_id = member)
    end
$$;
create or replace function audiences_of(member bigint) returns bigint[] language sql stable parallel safe as $$
    select array(
        select a.id from audiences a
        where a.rule in ('public', 'members') or exists (
            select from member_roles r
            where r.member_id = member and (r.board_id is null or a.board_id is null or r.board_id = a.board_id)
        )
    )
$$;
create or replace function target_of_question(question bigint, at_board bigint, at_urgency text) returns bigint
language sql stable parallel safe as $$
    select target_for(coalesce(at_board, l.board_id), coalesce(at_urgency, l.urgency), t.author_id)
    from ledger l left join threads t on t.id = l.question_id
    where l.question_id = question
$$;
create or replace function target_for(at_board bigint, at_urgency text, asker bigint) returns bigint
language sql stable parallel safe as $$
    select t.id from targets t
    where t.board_id = at_board and t.replaced_at is null
        and (t.urgency in ('normal', at_urgency) or at_urgency = 'safety')
        and (t.group_id is null or exists (
            select from customer_group_members m where m.group_id = t.group_id and m.member_id = asker
        ))
    order by (t.urgency = at_urgency) desc, (t.group_id is not null and t.urgency = at_urgency) desc, t.answer_minutes, t.id
    limit 1
$$;
