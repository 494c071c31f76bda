insert into answer_hours (board_id, week, ending, hours, minutes, questions)
select board_id, week, ending, array_agg(hour order by hour, minutes), array_agg(minutes order by hour, minutes),
    array_agg(questions order by hour, minutes)
from (
    select board_id, date_trunc('week', asked_day)::date as week, ending, asked_hour as hour, coarse_minutes as minutes, count(*)::integer as questions
    from answer_measures where ending is not null
    group by board_id, date_trunc('week', asked_day)::date, ending, asked_hour, coarse_minutes
) each
group by board_id, week, ending
