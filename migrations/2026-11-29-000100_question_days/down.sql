create table answer_days (
    board_id bigint not null references boards (id) on delete cascade,
    day date not null,
    ending text not null,
    minutes integer not null,
    questions integer not null,
    primary key (board_id, day, ending, minutes),
    constraint answer_days_ending_known check (ending in ('staff_in_time', 'staff_late', 'customers_in_time', 'customers_late', 'stopped', 'stopped_late')),
    constraint answer_days_some check (questions > 0)
);
comment on table answer_days is 'answer_measures added up by board, day of asking, ending and minutes; the nightly check holds both together.';
insert into answer_days (board_id, day, ending, minutes, questions)
select board_id, asked_day, ending, minutes, count(*)::integer
from answer_measures where ending is not null
group by board_id, asked_day, ending, minutes;
drop table question_days;
drop index answer_measures_unsettled;
drop index answer_measures_waiting;
create index answer_measures_waiting on answer_measures (board_id, asked_day) include (asked_hour, asked_at, due_at) where ending is null;
comment on table answer_hours is 'The same by week (its Monday) and hour of asking, in coarse minutes.';
comment on table answer_measures is 'The wait of each question that is not removed for its first answer, as its story tells it. Written by a follower only.';
alter table answer_measures drop column lang, drop column closing, drop column outcome_minutes;
