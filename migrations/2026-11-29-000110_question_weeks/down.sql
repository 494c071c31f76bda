drop table answer_hours;
create table answer_hours (
    board_id bigint not null references boards (id) on delete cascade,
    week date not null,
    hour smallint not null,
    ending text not null,
    minutes integer not null,
    questions integer not null,
    primary key (board_id, week, hour, ending, minutes),
    constraint answer_hours_ending_known check (ending in ('staff_in_time', 'staff_late', 'customers_in_time', 'customers_late', 'stopped', 'stopped_late')),
    constraint answer_hours_some check (questions > 0)
);
comment on table answer_hours is 'answer_measures added up by board, week (its Monday) and hour of asking, ending and coarse minutes.';
insert into answer_hours (board_id, week, hour, ending, minutes, questions)
select board_id, date_trunc('week', asked_day)::date, asked_hour, ending, coarse_minutes, count(*)::integer
from answer_measures where ending is not null
group by board_id, date_trunc('week', asked_day)::date, asked_hour, ending, coarse_minutes;

drop table question_weeks;
create table question_days (
    board_id bigint not null references boards (id) on delete cascade,
    day date not null,
    lang text not null,
    clock text not null,
    ending text not null,
    minutes integer not null,
    questions integer not null,
    primary key (board_id, day, lang, clock, ending, minutes),
    constraint question_days_clock_known check (clock in ('answer', 'outcome')),
    constraint question_days_ending_known check (case clock
        when 'answer' then ending in ('staff_in_time', 'staff_late', 'customers_in_time', 'customers_late', 'stopped', 'stopped_late')
        else ending in ('ended', 'withdrawn') end),
    constraint question_days_some check (questions > 0)
);
comment on table question_days is 'answer_measures added up by board, day of asking, language, clock, ending and minutes; the nightly check holds both together.';
comment on column question_days.clock is 'The wait for the first answer, or for the outcome.';
insert into question_days (board_id, day, lang, clock, ending, minutes, questions)
select board_id, asked_day, lang, clock, waits.ending, waits.minutes, count(*)::integer
from answer_measures cross join lateral (values ('answer', ending, minutes), ('outcome', closing, outcome_minutes)) waits (clock, ending, minutes)
where waits.ending is not null
group by board_id, asked_day, lang, clock, waits.ending, waits.minutes;
