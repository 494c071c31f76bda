delete from post_decisions where act = 'move';
alter table post_decisions drop constraint post_decisions_reason_length;
alter table post_decisions add constraint post_decisions_reason_length check (char_length(reason) between 1 and 500);
alter table post_decisions drop constraint post_decisions_act_known;
alter table post_decisions add constraint post_decisions_act_known check (act in ('hide', 'restore', 'remove'));
alter table post_decisions drop column from_state;
comment on table post_decisions is 'Hiding, removing and restoring by staff: who, when, why. The author sees the reason.';
