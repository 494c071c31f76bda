select coalesce(sum(abs(coalesce(w.questions, 0) - coalesce(m.questions, 0))), 0)::bigint as questions
from (
    select board_id, week, lang, clock, ending, unnest(q.minutes) as minutes, unnest(q.questions) as questions from question_weeks q
) w
full join (
    select board_id, date_trunc('week', asked_day)::date as week, lang, clock, waits.ending, waits.minutes, count(*) as questions
    from answer_measures
    cross join lateral (values ('answer', ending, minutes), ('outcome', closing, outcome_minutes)) waits (clock, ending, minutes)
    where waits.ending is not null
    group by board_id, date_trunc('week', asked_day)::date, lang, clock, waits.ending, waits.minutes
) m using (board_id, week, lang, clock, ending, minutes)
where coalesce(w.questions, 0) <> coalesce(m.questions, 0)
union all
select coalesce(sum(abs(coalesce(h.questions, 0) - coalesce(m.questions, 0))), 0)::bigint
from (
    select board_id, week, ending, unnest(q.hours) as hour, unnest(q.minutes) as minutes, unnest(q.questions) as questions from answer_hours q
) h
full join (
    select board_id, date_trunc('week', asked_day)::date as week, asked_hour as hour, ending, coarse_minutes as minutes, count(*) as questions
    from answer_measures where ending is not null
    group by board_id, date_trunc('week', asked_day)::date, asked_hour, ending, coarse_minutes
) m using (board_id, week, hour, ending, minutes)
where coalesce(h.questions, 0) <> coalesce(m.questions, 0)
