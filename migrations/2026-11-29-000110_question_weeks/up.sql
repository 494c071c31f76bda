-- Sums by day hardly summed: at 700,000 questions there were as many rows as waits. Weeks, each with all its minutes in one row.
drop table question_days;
create table question_weeks (
    board_id bigint not null references boards (id) on delete cascade,
    week date not null,
    lang text not null,
    clock text not null,
    ending text not null,
    minutes integer[] not null,
    questions integer[] not null,
    primary key (board_id, week, lang, clock, ending),
    constraint question_weeks_monday check (extract(isodow from week) = 1),
    constraint question_weeks_clock_known check (clock in ('answer', 'outcome')),
    constraint question_weeks_ending_known check (case clock
        when 'answer' then ending in ('staff_in_time', 'staff_late', 'customers_in_time', 'customers_late', 'stopped', 'stopped_late')
        else ending in ('ended', 'withdrawn') end),
    constraint question_weeks_paired check (cardinality(minutes) > 0 and cardinality(minutes) = cardinality(questions)),
    constraint question_weeks_some check (0 < all (questions))
);
comment on table question_weeks is 'answer_measures added up by board, week of asking (its Monday), language, clock and ending; the nightly check holds both together.';
comment on column question_weeks.clock is 'The wait for the first answer, or for the outcome.';
comment on column question_weeks.minutes is 'The different ones, in ascending order.';
comment on column question_weeks.questions is 'How many questions waited so long, in the order of minutes.';
insert into question_weeks (board_id, week, lang, clock, ending, minutes, questions)
select board_id, week, lang, clock, ending, array_agg(minutes order by minutes), array_agg(questions order by minutes)
from (
    select board_id, date_trunc('week', asked_day)::date as week, lang, clock, waits.ending, waits.minutes, count(*)::integer as questions
    from answer_measures cross join lateral (values ('answer', ending, minutes), ('outcome', closing, outcome_minutes)) waits (clock, ending, minutes)
    where waits.ending is not null
    group by board_id, date_trunc('week', asked_day)::date, lang, clock, waits.ending, waits.minutes
) each
group by board_id, week, lang, clock, ending;

drop table answer_hours;
create table answer_hours (
    board_id bigint not null references boards (id) on delete cascade,
    week date not null,
    ending text not null,
    hours smallint[] not null,
    minutes integer[] not null,
    questions integer[] not null,
    primary key (board_id, week, ending),
    constraint answer_hours_monday check (extract(isodow from week) = 1),
    constraint answer_hours_ending_known check (ending in ('staff_in_time', 'staff_late', 'customers_in_time', 'customers_late', 'stopped', 'stopped_late')),
    constraint answer_hours_paired check (cardinality(hours) > 0 and cardinality(hours) = cardinality(minutes) and cardinality(hours) = cardinality(questions)),
    constraint answer_hours_some check (0 < all (questions))
);
comment on table answer_hours is 'The same by week and ending, first answers alone, in coarse minutes.';
comment on column answer_hours.hours is 'Of asking, 0 to 23, in ascending order; each of them once for each of its minutes.';
insert into answer_hours (board_id, week, ending, hours, minutes, questions)
select board_id, week, ending, array_agg(hour order by hour, minutes), array_agg(minutes order by hour, minutes),
    array_agg(questions order by hour, minutes)
from (
    select board_id, date_trunc('week', asked_day)::date as week, ending, asked_hour as hour, coarse_minutes as minutes, count(*)::integer as questions
    from answer_measures where ending is not null
    group by board_id, date_trunc('week', asked_day)::date, ending, asked_hour, coarse_minutes
) each
group by board_id, week, ending;
