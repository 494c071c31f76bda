-- How long questions take to their outcome, and both clocks by language.
alter table answer_measures
    add column lang text not null default 'en',
    add column closing text,
    add column outcome_minutes integer,
    add constraint answer_measures_closing_known check (closing in ('ended', 'withdrawn')),
    add constraint answer_measures_closed_has_minutes check ((closing is null) = (outcome_minutes is null)),
    add constraint answer_measures_outcome_minutes_range check (outcome_minutes >= 0);
update answer_measures m set lang = t.lang from threads t where t.id = m.question_id and t.lang <> m.lang;
drop index answer_measures_waiting;
create index answer_measures_waiting on answer_measures (board_id, asked_day) include (asked_hour, asked_at, due_at, lang) where ending is null;
create index answer_measures_unsettled on answer_measures (board_id, asked_day) include (asked_at, lang) where closing is null;
comment on table answer_measures is 'The wait of each question that is not removed for its first answer and for its outcome, as its story tells it. Written by a follower only.';
comment on table answer_hours is 'answer_measures added up by board, week (its Monday) and hour of asking, ending and coarse minutes.';
comment on column answer_measures.lang is 'The language that it is asked in.';
comment on column answer_measures.closing is 'How it closed; null: it is open.';
comment on column answer_measures.outcome_minutes is 'After how long, rounded up by at most a thirty-second.';

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
select board_id, asked_day, lang, 'answer', ending, minutes, count(*)::integer
from answer_measures where ending is not null
group by board_id, asked_day, lang, ending, minutes;
drop table answer_days;

-- Stories are told once more: they know when each question closed.
update event_positions set pos = 0 where follower = 'figures';
