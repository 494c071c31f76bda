-- How many promises with a date were kept, rolled up for the reports.
create table promise_days (
    board_id bigint not null references boards (id) on delete cascade,
    first_due_at timestamptz not null,
    standing text not null,
    promises integer not null,
    primary key (board_id, first_due_at, standing),
    constraint promise_days_standing_known check (standing in ('open', 'kept', 'kept_late', 'taken_back_late')),
    constraint promise_days_some check (promises > 0)
);
create index promise_days_due on promise_days (first_due_at);
comment on table promise_days is 'commitments added up by board and the end of the day first promised; those taken back before it are left out. The nightly check holds both together.';
comment on column promise_days.standing is 'kept: by the end of the day first promised.';
create index commitments_first_due on commitments (first_due_at);
-- Ended ones are listed by the day they were due, the latest first.
create index commitments_ended on commitments (due_at, id) where kept_at is not null or withdrawn_at is not null;
update event_positions set pos = 0 where follower = 'figures';
