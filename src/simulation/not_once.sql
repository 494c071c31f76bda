-- Members who should have had one notice of an event, and had none or several. $1 now.
with wanted (event_id, thread_id, member_id, why) as (
    select e.id, e.thread_id, t.author_id, e.kind
    from events e join threads t on t.id = e.thread_id
    where e.kind in ('reminder_due', 'solved_presumed', 'rating_asked', 'thread_merged', 'merge_proposed', 'contact_asked')
    union all
    select e.id, e.thread_id, t.author_id, e.kind
    from events e join threads t on t.id = e.thread_id
    where e.kind in ('post_added', 'answer_verified') and e.actor_id <> t.author_id
    union all
    select e.id, e.thread_id, (e.payload -> 'data' ->> 'author')::bigint, e.kind
    from events e where e.kind in ('post_hidden', 'post_restored')
    union all
    select e.id, e.thread_id, m.id, e.kind
    from events e
    join threads t on t.id = e.thread_id
    join members m on m.id = (e.payload -> 'data' ->> 'author')::bigint
    -- Whoever helped and reads the question no more, since it is private and they left, or while it is hidden, is not told of it.
    where e.kind = 'answer_accepted'
    and may_read_thread(t.audience_id, t.author_id, t.board_id, null, m.id, audiences_of(m.id), staffed_by(m.id))
    and not exists (
        select from events h
        join posts p on p.id = (h.payload -> 'data' ->> 'post')::bigint and p.number = 1
        where h.thread_id = e.thread_id and h.kind = 'post_hidden' and h.pos < e.pos and not exists (
            select from events r
            where r.thread_id = e.thread_id and r.kind = 'post_restored' and r.pos between h.pos and e.pos
                and r.payload -> 'data' -> 'post' = h.payload -> 'data' -> 'post'
        )
    )
    union all
    select e.id, e.thread_id, e.subject_id, e.kind
    from events e where e.kind = 'question_assigned' and e.subject_id is distinct from e.actor_id
    union all
    select e.id, e.thread_id, (e.payload -> 'data' ->> 'maker')::bigint, e.kind
    from events e where e.kind = 'commitment_late'
    union all
    select e.id, e.thread_id, t.member_id::bigint, e.kind
    from events e cross join jsonb_array_elements_text(e.payload -> 'data' -> 'told') t (member_id)
    where e.kind in ('ladder_climbed', 'watch_missed')
)
select w.event_id as place, w.why || ' of question ' || coalesce(w.thread_id, 0) || ' gave member ' || w.member_id || ' ' || count(n.id) || ' notices' as what
from wanted w left join notifications n on n.event_id = w.event_id and n.member_id = w.member_id
where $1 is not null
group by w.event_id, w.thread_id, w.member_id, w.why
having count(n.id) <> 1
