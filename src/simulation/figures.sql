-- What a simulation leaves behind.
select (select count(*) from events) as events,
       (select count(*) from notifications) as notices,
       (select count(*) from events where kind = 'ladder_climbed') as alarms,
       (select coalesce(string_agg(step.percent || ' %: ' || step.times, ', ' order by step.percent), '') from (
           select (e.payload -> 'data' ->> 'percent')::int as percent, count(*) as times
           from events e where e.kind = 'ladder_climbed' group by 1) step) as steps,
       coalesce(percentile_disc(0.5) within group (order by waited)::bigint, 0) as median,
       coalesce(percentile_disc(0.9) within group (order by waited)::bigint, 0) as ninetieth,
       count(*) filter (where waited is null) as unanswered
from (select extract(epoch from l.first_answered_at - l.asked_at)::bigint / 60 as waited from ledger l) waits
