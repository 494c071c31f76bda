create table audiences (
    id bigint generated always as identity primary key,
    rule text not null,
    board_id bigint,
    constraint audiences_rule_known check (rule in ('public', 'members', 'staff'))
);
-- The three that belong to no board: articles name them.
insert into audiences (rule) values ('public'), ('members'), ('staff');
comment on table audiences is 'Rules that name who may read. Threads and articles carry an audience; changing a board''s rule touches no thread.';
comment on column audiences.board_id is 'Null: a rule of the whole site. Set: staff means this board''s staff and the site''s.';

create table boards (
    id bigint generated always as identity primary key,
    parent_id bigint references boards (id) on delete restrict,
    slug text not null,
    position integer not null,
    lang text,
    icon text not null default 'chat',
    readers_id bigint not null references audiences (id) on delete restrict,
    staff_id bigint not null references audiences (id) on delete restrict,
    helpful_needed integer not null default 2,
    created_at timestamptz not null,
    archived_at timestamptz,
    threads integer not null default 0,
    questions integer not null default 0,
    answered integer not null default 0,
    constraint boards_slug_shape check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 60),
    constraint boards_lang_known check (lang in ('en', 'zh-Hans', 'zh-Hant')),
    constraint boards_helpful_range check (helpful_needed between 1 and 100),
    constraint boards_own_parent check (parent_id <> id)
);
create unique index boards_slug_taken on boards (slug);
create index boards_parent on boards (parent_id);
create index boards_readers on boards (readers_id);
create index boards_staff on boards (staff_id);
comment on column boards.readers_id is 'Audience of the board''s threads.';
comment on column boards.staff_id is 'Audience of its private questions and notes: its staff.';
comment on column boards.answered is 'Questions that had an answer or an outcome; with threads and questions added up by a follower.';
alter table audiences add constraint audiences_board foreign key (board_id) references boards (id) on delete cascade
    deferrable initially deferred;
create index audiences_of_board on audiences (board_id) where board_id is not null;
alter table member_roles add constraint member_roles_of_board foreign key (board_id) references boards (id) on delete cascade;

create table board_texts (
    board_id bigint not null references boards (id) on delete cascade,
    lang text not null,
    name text not null,
    line text not null,
    charter text not null default '',
    primary key (board_id, lang),
    constraint board_texts_lang_known check (lang in ('en', 'zh-Hans', 'zh-Hant')),
    constraint board_texts_name_length check (char_length(name) between 1 and 60),
    constraint board_texts_line_length check (char_length(line) <= 160),
    constraint board_texts_charter_length check (char_length(charter) <= 4000)
);
comment on column board_texts.line is 'One line that says what the board is for.';

create table targets (
    id bigint generated always as identity primary key,
    board_id bigint not null references boards (id) on delete cascade,
    answer_minutes integer not null,
    outcome_minutes integer not null,
    created_by bigint references members (id) on delete set null,
    created_at timestamptz not null,
    constraint targets_answer_range check (answer_minutes between 1 and 525600),
    constraint targets_outcome_range check (outcome_minutes between answer_minutes and 5256000)
);
create index targets_board on targets (board_id, id);
create index targets_creator on targets (created_by) where created_by is not null;
comment on table targets is 'Versions of a board''s promised times; a row never changes, the newest holds for new clocks.';
comment on column targets.answer_minutes is 'From the question (or the asker''s new message) to an answer, in minutes.';
comment on column targets.outcome_minutes is 'From the question to its outcome, in minutes.';
