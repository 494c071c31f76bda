-- Steps of the ladder that told somebody. $1 questions.
select e.thread_id as question, (e.payload -> 'data' ->> 'percent')::bigint as percent, e.at
from events e
where e.thread_id = any ($1) and e.kind = 'ladder_climbed'
