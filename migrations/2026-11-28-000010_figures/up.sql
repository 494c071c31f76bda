-- How long questions wait for their first answer: measured once a question, rolled up so that pages need not read them all.
create table answer_measures (
    question_id bigint primary key,
    board_id bigint not null references boards (id) on delete cascade,
    asked_at timestamptz not null,
    asked_day date not null,
    asked_hour smallint not null,
    due_at timestamptz,
    ending text,
    minutes integer,
    coarse_minutes integer,
    constraint answer_measures_ending_known check (ending in ('staff_in_time', 'staff_late', 'customers_in_time', 'customers_late', 'stopped', 'stopped_late')),
    constraint answer_measures_ended_has_minutes check ((ending is null) = (minutes is null)),
    constraint answer_measures_minutes_both check ((minutes is null) = (coarse_minutes is null)),
    constraint answer_measures_hour_range check (asked_hour between 0 and 23),
    constraint answer_measures_minutes_range check (minutes >= 0 and coarse_minutes >= minutes)
);
create index answer_measures_board on answer_measures (board_id);
create index answer_measures_waiting on answer_measures (board_id, asked_day) include (asked_hour, asked_at, due_at) where ending is null;
comment on table answer_measures is 'The wait of each question that is not removed for its first answer, as its story tells it. Written by a follower only.';
comment on column answer_measures.asked_day is 'In the zone of figures_zone, as is the hour.';
comment on column answer_measures.due_at is 'Until when the first answer is promised; null where the asker is asked back in time, or the wait is over.';
comment on column answer_measures.ending is 'How the wait ended; null: it lasts.';
comment on column answer_measures.minutes is 'How long it was, rounded up by at most a thirty-second.';
comment on column answer_measures.coarse_minutes is 'The same, rounded up by at most an eighth.';

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
comment on table answer_hours is 'The same by week (its Monday) and hour of asking, in coarse minutes.';

create table figures_zone (
    one boolean primary key default true,
    zone text not null,
    constraint figures_zone_one check (one)
);
insert into figures_zone (zone) values ('UTC');
comment on table figures_zone is 'By which zone days and hours of asking are counted; a job follows the site''s.';

create table figure_checks (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    checked bigint not null,
    differences bigint not null
);
create index figure_checks_at on figure_checks (at);
comment on table figure_checks is 'What the nightly self-check of the figures came to; admins see the newest.';
