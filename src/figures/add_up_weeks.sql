insert into question_weeks (board_id, week, lang, clock, ending, minutes, questions)
select board_id, week, lang, clock, ending, array_agg(minutes order by minutes), array_agg(questions order by minutes)
from (
    select board_id, date_trunc('week', asked_day)::date as week, lang, clock, waits.ending, waits.minutes, count(*)::integer as questions
    from answer_measures
    cross join lateral (values ('answer', ending, minutes), ('outcome', closing, outcome_minutes)) waits (clock, ending, minutes)
    where waits.ending is not null
    group by board_id, date_trunc('week', asked_day)::date, lang, clock, waits.ending, waits.minutes
) each
group by board_id, week, lang, clock, ending
