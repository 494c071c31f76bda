-- Questions that ask the same as another: one answer for all, each with its own page, asker and clock.
create table merges (
    child_id bigint primary key references threads (id) on delete cascade,
    parent_id bigint not null references threads (id) on delete cascade,
    merged_by bigint references members (id) on delete set null,
    merged_at timestamptz not null,
    asked_at timestamptz,
    constraint merges_child_is_another check (child_id <> parent_id)
);
create index merges_parent on merges (parent_id);
create index merges_merger on merges (merged_by) where merged_by is not null;
comment on table merges is 'Questions whose answer is looked for in another one. A parent is never a child.';
comment on column merges.asked_at is 'When the child''s asker was last asked whether the parent''s answer solves theirs.';
