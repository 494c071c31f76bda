-- Moving a thread is a decision about its first post, with or without a reason; hiding remembers what it hid, so that
-- restoring does not bring back what its author had deleted.
alter table post_decisions add column from_state text;
alter table post_decisions drop constraint post_decisions_act_known;
alter table post_decisions add constraint post_decisions_act_known check (act in ('hide', 'restore', 'remove', 'move'));
alter table post_decisions drop constraint post_decisions_reason_length;
alter table post_decisions add constraint post_decisions_reason_length check (
    char_length(reason) <= 500 and (act = 'move' or reason <> '')
);
alter table post_decisions add constraint post_decisions_from_state_known check (
    from_state in ('live', 'deleted', 'hidden', 'removed')
);
comment on table post_decisions is 'Hiding, removing, restoring and moving by staff: who, when, why. The author sees the reason.';
comment on column post_decisions.from_state is 'The state of the post before the decision; null: noted before that was kept.';
