create table desk_views (
    id bigint generated always as identity primary key,
    member_id bigint not null references members (id) on delete cascade,
    name text not null,
    view text not null,
    board_id bigint references boards (id) on delete cascade,
    urgency text,
    owner text not null default '',
    waited text,
    lang text,
    state text,
    group_id bigint references customer_groups (id) on delete cascade,
    created_at timestamptz not null,
    deleted_at timestamptz,
    constraint desk_views_name_length check (char_length(name) between 1 and 40),
    constraint desk_views_urgency_known check (urgency in ('normal', 'high', 'safety')),
    constraint desk_views_owner_known check (owner ~ '^(|nobody|me|[0-9]{1,19})$'),
    constraint desk_views_waited_known check (waited in ('1h', '1d', '3d', '1w')),
    constraint desk_views_lang_known check (lang in ('en', 'zh-Hans', 'zh-Hant')),
    constraint desk_views_state_known check (state in ('waiting_staff', 'waiting_asker', 'escalated'))
);
create index desk_views_member on desk_views (member_id, id);
create index desk_views_board on desk_views (board_id) where board_id is not null;
create index desk_views_group on desk_views (group_id) where group_id is not null;
comment on table desk_views is 'A view of the desk with filters that a member of staff keeps under a name; nobody else sees it.';
comment on column desk_views.owner is 'Whose rows: empty for anybody''s, nobody, me, or a colleague by number.';
comment on column desk_views.deleted_at is 'When it was taken away; for a day it can be brought back.';
