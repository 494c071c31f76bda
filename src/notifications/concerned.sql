-- Whom an event concerns, each member once and under the first name that fits them. $1 thread, $2, $3 members and why,
-- $4, $5 circles and why, $6 who did it.
with wanted as (
    select n.member_id, n.kind, n.place from unnest($2::bigint[], $3::text[]) with ordinality as n (member_id, kind, place)
    union all
    select c.member_id, w.kind, 1000 + w.place
    from unnest($4::text[], $5::text[]) with ordinality as w (circle, kind, place)
    join lateral (
        select t.author_id as member_id from threads t where w.circle = 'asker' and t.id = $1
        union all
        select l.owner_id from ledger l where w.circle = 'owner' and l.question_id = $1 and l.owner_id is not null
        union all
        select l.owner_id from ledger l
            where w.circle = 'caller' and l.question_id = $1 and l.state = 'escalated' and l.owner_id is not null
        union all
        select r.member_id from member_roles r join threads t on t.id = $1
            where w.circle = 'team' and r.role in ('agent', 'lead', 'admin') and (r.board_id is null or r.board_id = t.board_id)
        union all
        select m.member_id from me_toos m where w.circle = 'me_toos' and m.thread_id = $1
        union all
        (select b.proposed_by from publications b where w.circle = 'proposer' and b.thread_id = $1 order by b.id desc limit 1)
        union all
        select f.member_id from follows f where w.circle = 'followers' and f.thread_id = $1
    ) c on true
)
select distinct on (member_id) member_id, kind from wanted where member_id is distinct from $6 order by member_id, place
