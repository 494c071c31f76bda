-- $1 now, $2 the viewer, $3 boards; after this place: $4 rank, $5 deadline, $6 me-toos below zero, $7 question;
-- $8 the colleague, $9 the group, $10 waiting since then or longer.
-- Each rank and board is walked in the desk's order by an index that has all it is narrowed by; only the rows of the page
-- are read whole. Where a filter leaves few, those are sorted instead.
with bound as (
    -- Every value has a place in every text.
    select $1::timestamptz, $2::bigint, $3::bigint[], $8::bigint, $9::bigint, $10::timestamptz
),
{few}page as materialized (
    select l.* from (
{walks}    ) l
    order by l.desk_rank, l.next_due, -l.me_toos, l.question_id
    limit {rows}
)
select l.question_id as id, l.board_id, t.audience_id, l.target_id, l.urgency, l.desk_rank, l.state, t.slug, t.title, t.lang, t.replies, l.me_toos,
    a.name as asker, l.waiting_since, l.next_due, l.customer_replied_at is not null as customer_replied, l.reopened,
    exists (
        select from ladder_taken x
        where x.question_id = l.question_id and l.state = 'waiting_staff' and x.board_id = l.board_id and x.at >= l.waiting_since
            and x.tells = 'escalation'
    ) as proposed,
    o.id as owner_id, o.name as owner_name,
    coalesce((
        select jsonb_agg(jsonb_build_object('name', pm.name, 'doing', pr.doing) order by pm.name, pm.id)
        from desk_presence pr join members pm on pm.id = pr.member_id
        where pr.question_id = l.question_id and pr.member_id <> $2 and pr.seen_at > $1 - interval '45 seconds'
    ), '[]'::jsonb) as beside
from page p
join ledger l on l.question_id = p.question_id
join threads t on t.question_id = l.question_id
join members a on a.id = t.author_id
left join members o on o.id = l.owner_id and (l.claim_expires_at is null or l.claim_expires_at > $1)
order by p.desk_rank, p.next_due, -p.me_toos, p.question_id
