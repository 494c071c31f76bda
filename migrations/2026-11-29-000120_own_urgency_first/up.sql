-- Which promise holds for a question: the one made to a group of its asker at its urgency; without one, the one made to
-- everybody at its urgency; without one, the shortest of what fits at a lower one. Minutes of different calendars cannot be
-- compared, so a promise of its own urgency goes before any other, however many minutes it has. The same for rows at hand:
-- src/ledger/promises.rs.
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
-- Open questions come to stand under what holds now: what follows such an event looks at all of them.
insert into events (kind, board_id, payload, at)
select 'targets_changed', promised.board_id, '{"data": null, "facts": []}', latest.at
from (select distinct board_id from targets where replaced_at is null and urgency <> 'normal') as promised
cross join (select max(at) as at from events) as latest
where latest.at is not null;
