create table members (
    id bigint generated always as identity primary key,
    handle text not null,
    name text not null,
    email text,
    email_confirmed_at timestamptz,
    password_hash text,
    lang text not null,
    theme text not null default 'system',
    time_zone text not null,
    shortcuts boolean not null default true,
    origin text,
    created_at timestamptz not null,
    suspended_at timestamptz,
    accepted_answers integer not null default 0,
    constraint members_handle_shape check (handle ~ '^[a-z0-9][a-z0-9_-]{0,28}[a-z0-9]$'),
    constraint members_name_length check (char_length(name) between 1 and 80),
    constraint members_email_length check (char_length(email) between 3 and 254),
    constraint members_lang_known check (lang in ('en', 'zh-Hans', 'zh-Hant')),
    constraint members_theme_known check (theme in ('system', 'light', 'dark')),
    constraint members_origin_length check (char_length(origin) <= 200)
);
create unique index members_handle_taken on members (handle);
create unique index members_email_taken on members (lower(email)) where email is not null;
create unique index members_origin_taken on members (origin) where origin is not null;
comment on table members is 'Accounts. Personal data: name and address, to run the account and to answer.';
comment on column members.origin is 'Where an imported member came from (source and name there); such a member cannot sign in until claimed.';
comment on column members.accepted_answers is 'Added up by a follower; the Helper badge shows it.';

create table member_roles (
    id bigint generated always as identity primary key,
    member_id bigint not null references members (id) on delete cascade,
    role text not null,
    board_id bigint,
    granted_by bigint references members (id) on delete set null,
    granted_at timestamptz not null,
    constraint member_roles_known check (role in ('agent', 'moderator', 'lead', 'admin')),
    constraint member_roles_admin_everywhere check (role <> 'admin' or board_id is null)
);
create unique index member_roles_once on member_roles (member_id, role, coalesce(board_id, 0));
create index member_roles_board on member_roles (board_id) where board_id is not null;
create index member_roles_granter on member_roles (granted_by) where granted_by is not null;
comment on column member_roles.board_id is 'Null: the role holds for the whole site.';

create table sessions (
    key_hash bytea primary key,
    member_id bigint not null references members (id) on delete cascade,
    user_agent text not null,
    created_at timestamptz not null,
    seen_at timestamptz not null,
    expires_at timestamptz not null,
    constraint sessions_hash_length check (octet_length(key_hash) = 32),
    constraint sessions_agent_length check (char_length(user_agent) <= 200)
);
create index sessions_member on sessions (member_id);
create index sessions_expiry on sessions (expires_at);
comment on column sessions.key_hash is 'SHA-256 of the key in the cookie; the key itself is stored nowhere.';

create table tokens (
    hash bytea primary key,
    member_id bigint not null references members (id) on delete cascade,
    purpose text not null,
    email text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint tokens_purpose_known check (purpose in ('confirm', 'recover')),
    constraint tokens_hash_length check (octet_length(hash) = 32)
);
create index tokens_member on tokens (member_id);
comment on table tokens is 'One-time links sent by mail, stored as SHA-256.';

create table sign_in_failures (
    id bigint generated always as identity primary key,
    account text not null,
    at timestamptz not null,
    constraint sign_in_failures_account_length check (char_length(account) <= 254)
);
create index sign_in_failures_account on sign_in_failures (account, at);
comment on column sign_in_failures.account is 'SHA-256 in hex of the lower-cased address that was tried, known or not.';

create table settings (
    singleton boolean primary key default true check (singleton),
    site_name text not null,
    default_lang text not null,
    langs text[] not null,
    time_zone text not null,
    contact_email text,
    contact_phone text,
    contact_hours text,
    set_up_at timestamptz,
    constraint settings_name_length check (char_length(site_name) between 1 and 60),
    constraint settings_lang_known check (default_lang in ('en', 'zh-Hans', 'zh-Hant')),
    constraint settings_langs_known check (langs <@ array['en', 'zh-Hans', 'zh-Hant'] and array_length(langs, 1) >= 1)
);
insert into settings (site_name, default_lang, langs, time_zone) values ('Askwell', 'en', array['en', 'zh-Hans', 'zh-Hant'], 'UTC');
comment on column settings.set_up_at is 'When the set-up page was finished; null until then.';
