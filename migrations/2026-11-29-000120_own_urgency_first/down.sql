create or replace function target_for(at_board bigint, at_urgency text, asker bigint) returns bigint
language sql stable parallel safe as $$
    select t.id from targets t
    where t.board_id = at_board and t.replaced_at is null
        and (t.urgency in ('normal', at_urgency) or at_urgency = 'safety')
        and (t.group_id is null or exists (
            select from customer_group_members m where m.group_id = t.group_id and m.member_id = asker
        ))
    order by (t.group_id is not null and t.urgency = at_urgency) desc, t.answer_minutes, t.id
    limit 1
$$;
