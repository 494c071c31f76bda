-- The ladder: who is told when a question comes near its deadline, and when it is over it.
create table ladder_steps (
    percent integer primary key,
    tells text not null,
    constraint ladder_steps_percent_range check (percent between 1 and 1000),
    constraint ladder_steps_tells_known check (tells in ('owner', 'leads', 'next_on_duty', 'escalation'))
);
comment on table ladder_steps is 'So much of the promised time has passed: somebody is told.';
insert into ladder_steps (percent, tells) values (75, 'owner'), (100, 'leads'), (150, 'next_on_duty'), (200, 'escalation');

create table ladder_waits (
    question_id bigint primary key references threads (id) on delete cascade,
    at timestamptz not null
);
create index ladder_waits_at on ladder_waits (at);
comment on table ladder_waits is 'When the next step of the ladder comes for a question that waits on staff.';

create table ladder_taken (
    question_id bigint not null references threads (id) on delete cascade,
    board_id bigint not null references boards (id) on delete cascade,
    round integer not null,
    percent integer not null,
    tells text not null,
    at timestamptz not null,
    primary key (question_id, board_id, round, percent),
    constraint ladder_taken_tells_known check (tells in ('owner', 'leads', 'next_on_duty', 'escalation'))
);
create index ladder_taken_board on ladder_taken (board_id);
comment on table ladder_taken is 'Steps of the ladder that were taken: each once for a board and a round of waiting.';
comment on column ladder_taken.round is 'How often the question had come back (ledger.reopened).';
