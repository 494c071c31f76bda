-- Adds questions to sums, takes them off where negative; a sum without questions is deleted.
with moved as (
    select * from unnest($1::bigint[], $2::date[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::integer[])
        as moved (board_id, week, lang, clock, ending, minutes, questions)
),
touched as (
    select distinct board_id, week, lang, clock, ending from moved
),
counted as (
    select board_id, week, lang, clock, ending, minutes, sum(questions)::integer as questions
    from (
        select board_id, week, lang, clock, ending, unnest(w.minutes) as minutes, unnest(w.questions) as questions
        from question_weeks w join touched using (board_id, week, lang, clock, ending)
        union all
        table moved
    ) each
    group by board_id, week, lang, clock, ending, minutes
    having sum(questions) <> 0
),
now as (
    select board_id, week, lang, clock, ending, array_agg(c.minutes order by c.minutes) as minutes,
        array_agg(c.questions order by c.minutes) as questions
    from counted c
    group by board_id, week, lang, clock, ending
)
merge into question_weeks w
using (select * from touched left join now using (board_id, week, lang, clock, ending)) n
on w.board_id = n.board_id and w.week = n.week and w.lang = n.lang and w.clock = n.clock and w.ending = n.ending
when matched and n.minutes is null then delete
when matched then update set minutes = n.minutes, questions = n.questions
when not matched and n.minutes is not null then insert (board_id, week, lang, clock, ending, minutes, questions)
    values (n.board_id, n.week, n.lang, n.clock, n.ending, n.minutes, n.questions)
