-- Adds questions to sums, takes them off where negative; a sum without questions is deleted.
with moved as (
    select * from unnest($1::bigint[], $2::date[], $3::text[], $4::smallint[], $5::integer[], $6::integer[])
        as moved (board_id, week, ending, hour, minutes, questions)
),
touched as (
    select distinct board_id, week, ending from moved
),
counted as (
    select board_id, week, ending, hour, minutes, sum(questions)::integer as questions
    from (
        select board_id, week, ending, unnest(h.hours) as hour, unnest(h.minutes) as minutes, unnest(h.questions) as questions
        from answer_hours h join touched using (board_id, week, ending)
        union all
        table moved
    ) each
    group by board_id, week, ending, hour, minutes
    having sum(questions) <> 0
),
now as (
    select board_id, week, ending, array_agg(c.hour order by c.hour, c.minutes) as hours,
        array_agg(c.minutes order by c.hour, c.minutes) as minutes,
        array_agg(c.questions order by c.hour, c.minutes) as questions
    from counted c
    group by board_id, week, ending
)
merge into answer_hours h
using (select * from touched left join now using (board_id, week, ending)) n
on h.board_id = n.board_id and h.week = n.week and h.ending = n.ending
when matched and n.minutes is null then delete
when matched then update set hours = n.hours, minutes = n.minutes, questions = n.questions
when not matched and n.minutes is not null then insert (board_id, week, ending, hours, minutes, questions)
    values (n.board_id, n.week, n.ending, n.hours, n.minutes, n.questions)
