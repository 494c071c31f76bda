delete from post_decisions where act = 'leave_out';
alter table post_decisions drop constraint post_decisions_reason_length;
alter table post_decisions add constraint post_decisions_reason_length check (
    char_length(reason) <= 500 and (act = 'move' or reason <> '')
);
alter table post_decisions drop constraint post_decisions_act_known;
alter table post_decisions add constraint post_decisions_act_known check (act in ('hide', 'restore', 'remove', 'move'));
comment on table post_decisions is 'Hiding, removing, restoring and moving by staff: who, when, why. The author sees the reason.';
drop table publication_promises;
drop table publication_posts;
drop table publications;
