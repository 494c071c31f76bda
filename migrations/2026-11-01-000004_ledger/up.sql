create table ledger (
    question_id bigint primary key,
    board_id bigint not null references boards (id) on delete restrict,
    target_id bigint not null references targets (id) on delete restrict,
    state text not null,
    outcome text,
    proposed_outcome text,
    owner_id bigint references members (id) on delete set null,
    claim_expires_at timestamptz,
    asked_at timestamptz not null,
    waiting_since timestamptz not null,
    answer_due timestamptz,
    outcome_due timestamptz,
    outcome_left_minutes integer,
    next_due timestamptz,
    reminders integer not null default 0,
    first_answered_at timestamptz,
    customer_replied_at timestamptz,
    asked_back_at timestamptz,
    closed_at timestamptz,
    closed_by bigint references members (id) on delete set null,
    closed_from text,
    reopened integer not null default 0,
    version integer not null,
    constraint ledger_state_known check (state in ('waiting_staff', 'waiting_asker', 'escalated', 'closed')),
    constraint ledger_outcome_known check (outcome in ('accepted', 'verified', 'merged', 'answered_in_faq', 'escalation_resolved', 'withdrawn', 'presumed_solved', 'removed')),
    constraint ledger_proposed_known check (proposed_outcome in ('answered_in_faq', 'merged')),
    constraint ledger_closed_has_outcome check ((state = 'closed') = (outcome is not null)),
    constraint ledger_closed_has_time check ((state = 'closed') = (closed_at is not null)),
    constraint ledger_open_has_deadline check ((state = 'closed') = (next_due is null)),
    constraint ledger_deadline_is_nearest check (state <> 'waiting_staff' or next_due = least(answer_due, outcome_due)),
    constraint ledger_staff_clock_runs check (state <> 'waiting_staff' or outcome_due is not null),
    constraint ledger_closed_from_known check (closed_from in ('waiting_staff', 'waiting_asker', 'escalated')),
    constraint ledger_claim_has_owner check (claim_expires_at is null or owner_id is not null)
);
create index ledger_desk on ledger (next_due, question_id) where state = 'waiting_staff';
create index ledger_desk_board on ledger (board_id, next_due, question_id) where state = 'waiting_staff';
create index ledger_owner on ledger (owner_id, next_due) where owner_id is not null;
create index ledger_open on ledger (state, next_due) where state <> 'closed';
create index ledger_board on ledger (board_id);
create index ledger_target on ledger (target_id);
create index ledger_closer on ledger (closed_by) where closed_by is not null;
comment on table ledger is 'One row per question: exactly one state, one owner (a person or the board''s team), one next deadline. Written by ledger::actions only.';
comment on column ledger.owner_id is 'The person who answers for it; null: the board''s team.';
comment on column ledger.waiting_since is 'Since when the present state lasts.';
comment on column ledger.proposed_outcome is 'What the asker''s yes or silence will close it as, when staff proposed an answer elsewhere.';
comment on column ledger.outcome_left_minutes is 'What was left to the outcome when the clock was stopped.';
comment on column ledger.reminders is 'Reminders sent to the asker since the present wait began.';
comment on column ledger.version is 'Number of facts applied so far; a replay of the events must come to the same row.';
