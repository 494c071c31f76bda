create table canned_replies (
    id bigint generated always as identity primary key,
    owner_id bigint references members (id) on delete restrict,
    board_id bigint references boards (id) on delete restrict,
    name text not null,
    position integer not null,
    created_by bigint references members (id) on delete set null,
    created_at timestamptz not null,
    changed_by bigint references members (id) on delete set null,
    changed_at timestamptz not null,
    archived_by bigint references members (id) on delete set null,
    archived_at timestamptz,
    constraint canned_replies_name_length check (char_length(name) between 1 and 60),
    constraint canned_replies_position_range check (position between 0 and 9999),
    constraint canned_replies_archived_by_whom check (archived_at is not null or archived_by is null)
);
create index canned_replies_owner on canned_replies (owner_id) where owner_id is not null;
create index canned_replies_shared on canned_replies (position, id) where owner_id is null;
create index canned_replies_board on canned_replies (board_id) where board_id is not null;
create index canned_replies_creator on canned_replies (created_by) where created_by is not null;
create index canned_replies_changer on canned_replies (changed_by) where changed_by is not null;
create index canned_replies_archiver on canned_replies (archived_by) where archived_by is not null;
comment on table canned_replies is 'Texts that staff put into replies. Short answers of articles are canned replies too, without a row here.';
comment on column canned_replies.owner_id is 'Whose it is; null: shared.';
comment on column canned_replies.board_id is 'The one board it is meant for; null: all.';
comment on column canned_replies.position is 'Small ones come first, and have the keys 1 to 9 on the desk.';

create table canned_reply_texts (
    reply_id bigint not null references canned_replies (id) on delete cascade,
    lang text not null,
    body text not null,
    primary key (reply_id, lang),
    constraint canned_reply_texts_lang_known check (lang in ('en', 'zh-Hans', 'zh-Hant')),
    constraint canned_reply_texts_body_length check (char_length(body) between 1 and 4000)
);
comment on column canned_reply_texts.body is 'Markdown with placeholders in braces: {name}, {agent}, {question}, {link}; others are for the agent to fill in.';

create table canned_uses (
    id bigint generated always as identity primary key,
    post_id bigint not null references posts (id) on delete cascade,
    reply_id bigint references canned_replies (id) on delete restrict,
    article_id bigint references articles (id) on delete cascade,
    reopened integer not null,
    constraint canned_uses_of_one_thing check (num_nonnulls(reply_id, article_id) = 1),
    constraint canned_uses_reopened_range check (reopened >= 0)
);
create unique index canned_uses_reply_once on canned_uses (reply_id, post_id) where reply_id is not null;
create unique index canned_uses_article_once on canned_uses (article_id, post_id) where article_id is not null;
create index canned_uses_post on canned_uses (post_id);
comment on table canned_uses is 'Which post a canned reply or an article''s short answer was sent in: success is counted from it and the ledger.';
comment on column canned_uses.reopened is 'How often the question had come back when it was sent; more in the ledger means that it came back after it.';
