drop table retargetings;
drop function target_of_question(bigint, bigint, text);
drop function target_for(bigint, text, bigint);
drop index ledger_open_by_id;
drop index ledger_open_by_target;
alter table ledger drop constraint ledger_urgency_known, drop column urgency;
drop trigger targets_end_earlier on targets;
drop function targets_end_earlier();
-- Clocks that were set by promises of other urgencies or to groups keep their deadlines.
alter table targets
    drop constraint targets_next_range,
    drop constraint targets_urgency_known,
    drop column urgency,
    drop column group_id,
    drop column next_minutes,
    drop column calendar_version_id,
    drop column replaced_at;
comment on table targets is 'Versions of a board''s promised times; a row never changes, the newest holds for new clocks.';
comment on column targets.answer_minutes is 'From the question (or the asker''s new message) to an answer, in minutes.';
comment on column targets.outcome_minutes is 'From the question to its outcome, in minutes.';
drop table customer_group_members;
drop table customer_groups;
drop table calendar_versions;
drop table calendars;
