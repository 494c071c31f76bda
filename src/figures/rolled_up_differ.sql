select coalesce(sum(abs(coalesce(d.questions, 0) - coalesce(m.questions, 0))), 0)::bigint as questions
from question_days d
full join (
    select board_id, asked_day, lang, 'answer' as clock, ending, minutes, count(*) as questions
    from answer_measures where ending is not null group by board_id, asked_day, lang, ending, minutes
    union all
    select board_id, asked_day, lang, 'outcome', closing, outcome_minutes, count(*)
    from answer_measures where closing is not null group by board_id, asked_day, lang, closing, outcome_minutes
) m on m.board_id = d.board_id and m.asked_day = d.day and m.lang = d.lang and m.clock = d.clock and m.ending = d.ending
    and m.minutes = d.minutes
where coalesce(d.questions, 0) <> coalesce(m.questions, 0)
union all
select coalesce(sum(abs(coalesce(h.questions, 0) - coalesce(m.questions, 0))), 0)::bigint
from answer_hours h
full join (
    select board_id, date_trunc('week', asked_day)::date as week, asked_hour, ending, coarse_minutes, count(*) as questions
    from answer_measures where ending is not null
    group by board_id, date_trunc('week', asked_day)::date, asked_hour, ending, coarse_minutes
) m on m.board_id = h.board_id and m.week = h.week and m.asked_hour = h.hour and m.ending = h.ending
    and m.coarse_minutes = h.minutes
where coalesce(h.questions, 0) <> coalesce(m.questions, 0)
