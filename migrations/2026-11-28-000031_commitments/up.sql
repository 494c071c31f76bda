-- "We will … by DATE" in a reply of staff.
create table commitments (
    id bigint generated always as identity primary key,
    thread_id bigint not null references threads (id) on delete restrict,
    post_id bigint not null references posts (id) on delete restrict,
    made_by bigint not null references members (id) on delete restrict,
    made_at timestamptz not null,
    text text not null,
    due_on date not null,
    due_at timestamptz not null,
    first_due_at timestamptz not null,
    former date[] not null default '{}',
    told_late_at timestamptz,
    kept_at timestamptz,
    kept_by bigint references members (id) on delete restrict,
    withdrawn_at timestamptz,
    withdrawn_by bigint references members (id) on delete restrict,
    reason text,
    constraint commitments_text_length check (char_length(text) between 1 and 200),
    constraint commitments_reason_length check (char_length(reason) between 1 and 500),
    constraint commitments_former_range check (cardinality(former) <= 50),
    constraint commitments_kept_is_whole check ((kept_at is null) = (kept_by is null)),
    constraint commitments_withdrawn_is_whole check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (reason is null)),
    constraint commitments_ends_once check (kept_at is null or withdrawn_at is null)
);
create index commitments_open on commitments (due_at, id) where kept_at is null and withdrawn_at is null;
create index commitments_thread on commitments (thread_id, id);
create index commitments_post on commitments (post_id);
create index commitments_maker on commitments (made_by, due_at);
create index commitments_keeper on commitments (kept_by) where kept_by is not null;
create index commitments_withdrawer on commitments (withdrawn_by) where withdrawn_by is not null;
comment on table commitments is '"We will … by DATE" in a reply of staff: open, kept, late, or taken back with a reason. Whoever reads the reply reads it.';
comment on column commitments.due_at is 'The end of the day it is due on, in the site''s time zone when that was said.';
comment on column commitments.first_due_at is 'The same of the day that was promised first: figures count by that one.';
comment on column commitments.former is 'Days that were promised before, oldest first: they stay in sight.';
comment on column commitments.told_late_at is 'When its maker and the board''s team were told that it is late.';
