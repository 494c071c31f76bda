-- Steps taken twice though nothing had happened to the question's clock meanwhile. $1 now.
with story as (
    select e.thread_id, e.pos, (e.payload -> 'data' ->> 'percent')::int as percent,
        sum(case when e.kind <> 'ladder_climbed' then 1 else 0 end) over (partition by e.thread_id order by e.pos) as chapter
    from events e
    where e.thread_id is not null and e.pos is not null and (e.kind = 'ladder_climbed' or (
        jsonb_array_length(coalesce(e.payload -> 'facts', '[]'::jsonb)) > 0
        -- Who answers for it changes no clock.
        and e.kind not in ('question_claimed', 'claim_released', 'claim_prolonged', 'question_assigned')))
)
select s.thread_id as place, 'it was told of ' || s.percent || ' % ' || count(*) || ' times' as what
from story s
where s.percent is not null and $1 is not null
group by s.thread_id, s.chapter, s.percent
having count(*) > 1
