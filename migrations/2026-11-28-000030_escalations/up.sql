-- What cannot be solved online goes on by phone, letter or e-mail. Who has it and when the next step is stands in the ledger.
create table escalations (
    id bigint generated always as identity primary key,
    question_id bigint not null references threads (id) on delete restrict,
    channel text not null,
    started_by bigint not null references members (id) on delete restrict,
    started_at timestamptz not null,
    letter text,
    ended_at timestamptz,
    ended_how text,
    ended_by bigint references members (id) on delete restrict,
    private_outcome text,
    constraint escalations_channel_known check (channel in ('phone', 'letter', 'email')),
    constraint escalations_ended_how_known check (ended_how in ('resolved', 'called_off', 'elsewhere')),
    constraint escalations_end_is_whole check ((ended_at is null) = (ended_how is null)),
    constraint escalations_letter_length check (char_length(letter) between 1 and 8000),
    constraint escalations_private_outcome_length check (char_length(private_outcome) between 1 and 4000)
);
create unique index escalations_running on escalations (question_id) where ended_at is null;
create index escalations_question on escalations (question_id, id);
create index escalations_starter on escalations (started_by);
create index escalations_ender on escalations (ended_by) where ended_by is not null;
create index escalations_ended on escalations (ended_at) where letter is not null or private_outcome is not null;
comment on table escalations is 'A question that goes on by phone, letter or e-mail; at most one runs at a time.';
comment on column escalations.letter is 'What the letter says, as it is to be printed. Erased a year after the end.';
comment on column escalations.ended_how is 'elsewhere: the question ended, or went on, by something that was done in its thread.';
comment on column escalations.private_outcome is 'What was said and agreed, for the board''s staff only. Erased a year after the end.';

create table contact_consents (
    id bigint generated always as identity primary key,
    question_id bigint not null references threads (id) on delete restrict,
    member_id bigint not null references members (id) on delete restrict,
    channel text not null,
    detail text,
    best_time text,
    given_at timestamptz not null,
    given_by_mail boolean not null,
    ended_at timestamptz,
    ended_how text,
    constraint contact_consents_channel_known check (channel in ('phone', 'letter', 'email')),
    constraint contact_consents_ended_how_known check (ended_how in ('withdrawn', 'replaced', 'erased')),
    constraint contact_consents_end_is_whole check ((ended_at is null) = (ended_how is null)),
    constraint contact_consents_detail_goes_with_it check ((detail is null) = (ended_at is not null)),
    constraint contact_consents_best_time_goes_with_it check (best_time is null or ended_at is null),
    constraint contact_consents_detail_length check (char_length(detail) between 1 and 500),
    constraint contact_consents_best_time_length check (char_length(best_time) between 1 and 100)
);
create unique index contact_consents_live on contact_consents (question_id, channel) where ended_at is null;
create index contact_consents_question on contact_consents (question_id, id);
create index contact_consents_member on contact_consents (member_id);
comment on table contact_consents is 'That, and how, the asker may be reached about one question. Personal data, to answer that question: erased when the consent ends, and some weeks after the question has.';
comment on column contact_consents.detail is 'Telephone number, postal address with name, or e-mail address; null once erased.';
comment on column contact_consents.given_by_mail is 'By the signed link of a mail; else on the page of the question, signed in.';

create table contact_attempts (
    id bigint generated always as identity primary key,
    escalation_id bigint not null references escalations (id) on delete restrict,
    member_id bigint not null references members (id) on delete restrict,
    at timestamptz not null,
    result text not null,
    note text,
    constraint contact_attempts_result_known check (result in ('reached', 'not_reached', 'sent', 'note')),
    constraint contact_attempts_note_length check (char_length(note) between 1 and 4000)
);
create index contact_attempts_escalation on contact_attempts (escalation_id, id);
create index contact_attempts_member on contact_attempts (member_id);
comment on table contact_attempts is 'Contact notes: each try to reach the asker and what was said; for the board''s staff only.';
comment on column contact_attempts.note is 'Erased a year after the escalation ended.';

-- What is over target, and the whole desk, hold escalated questions by their call time.
create index ledger_with_staff on ledger (desk_rank, next_due, question_id) where state in ('waiting_staff', 'escalated');
