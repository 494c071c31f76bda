create table sections (
    id bigint generated always as identity primary key,
    parent_id bigint references sections (id) on delete restrict,
    board_id bigint references boards (id) on delete set null,
    slug text not null,
    position integer not null,
    created_at timestamptz not null,
    constraint sections_slug_shape check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and slug !~ '^[0-9]+$' and char_length(slug) <= 60),
    constraint sections_own_parent check (parent_id <> id)
);
create unique index sections_slug_taken on sections (slug);
create index sections_parent on sections (parent_id);
create index sections_board on sections (board_id) where board_id is not null;
comment on column sections.board_id is 'Where the questions of readers who are still stuck go.';

create table section_texts (
    section_id bigint not null references sections (id) on delete cascade,
    lang text not null,
    name text not null,
    line text not null,
    primary key (section_id, lang),
    constraint section_texts_lang_known check (lang in ('en', 'zh-Hans', 'zh-Hant')),
    constraint section_texts_name_length check (char_length(name) between 1 and 60),
    constraint section_texts_line_length check (char_length(line) <= 200)
);
comment on column section_texts.line is 'What the section covers and where else to look.';

create table section_owners (
    section_id bigint not null references sections (id) on delete cascade,
    member_id bigint not null references members (id) on delete cascade,
    primary key (section_id, member_id)
);
create index section_owners_member on section_owners (member_id);
comment on table section_owners is 'Agents who may publish in the section; admins always may.';

create table articles (
    id bigint generated always as identity primary key,
    section_id bigint not null references sections (id) on delete restrict,
    audience_id bigint not null references audiences (id) on delete restrict,
    translation_of bigint references articles (id) on delete set null,
    kind text not null,
    state text not null,
    lang text not null,
    slug text not null,
    title text not null,
    short text not null,
    body text not null,
    html text not null,
    renderer_version integer not null,
    owner_id bigint references members (id) on delete set null,
    verified_by bigint references members (id) on delete set null,
    verified_at timestamptz not null,
    review_on date not null,
    pinned_at timestamptz,
    created_at timestamptz not null,
    published_at timestamptz,
    retired_at timestamptz,
    version integer not null default 1,
    helpful integer not null default 0,
    unhelpful integer not null default 0,
    views bigint not null default 0,
    constraint articles_kind_known check (kind in ('question', 'how_to', 'steps', 'notice')),
    constraint articles_state_known check (state in ('draft', 'published', 'retired')),
    constraint articles_published_has_time check (state <> 'published' or published_at is not null),
    constraint articles_retired_has_time check ((state = 'retired') = (retired_at is not null)),
    constraint articles_lang_known check (lang in ('en', 'zh-Hans', 'zh-Hant')),
    constraint articles_title_length check (char_length(title) between 1 and 90),
    constraint articles_short_length check (char_length(short) between 1 and 400),
    constraint articles_body_length check (char_length(body) <= 60000)
);
create unique index articles_slug_taken on articles (section_id, slug) where state <> 'retired';
create index articles_section on articles (section_id, state, views desc);
create index articles_audience on articles (audience_id);
create index articles_translation on articles (translation_of) where translation_of is not null;
create index articles_owner on articles (owner_id, review_on) where owner_id is not null;
create index articles_verifier on articles (verified_by) where verified_by is not null;
comment on column articles.short is 'The answer in one or two sentences; shown in results, suggestions and mails.';
comment on column articles.version is 'Counts edits; an edit names the version it started from.';

create table article_revisions (
    article_id bigint not null references articles (id) on delete cascade,
    number integer not null,
    member_id bigint references members (id) on delete set null,
    title text not null,
    short text not null,
    body text not null,
    at timestamptz not null,
    primary key (article_id, number)
);
create index article_revisions_member on article_revisions (member_id) where member_id is not null;

create table article_links (
    from_id bigint not null references articles (id) on delete cascade,
    to_id bigint not null references articles (id) on delete cascade,
    primary key (from_id, to_id),
    constraint article_links_not_itself check (from_id <> to_id)
);
create index article_links_to on article_links (to_id);
comment on table article_links is 'Related articles, written both ways.';

create table article_wordings (
    id bigint generated always as identity primary key,
    article_id bigint not null references articles (id) on delete cascade,
    thread_id bigint references threads (id) on delete set null,
    member_id bigint references members (id) on delete set null,
    lang text not null,
    text text not null,
    at timestamptz not null,
    constraint article_wordings_length check (char_length(text) between 1 and 300),
    constraint article_wordings_lang_known check (lang in ('en', 'zh-Hans', 'zh-Hant'))
);
create index article_wordings_article on article_wordings (article_id);
create index article_wordings_thread on article_wordings (thread_id) where thread_id is not null;
create index article_wordings_member on article_wordings (member_id) where member_id is not null;
comment on table article_wordings is 'Customers'' own words for an article: it is found by them.';

create table article_votes (
    article_id bigint not null references articles (id) on delete cascade,
    voter bytea not null,
    day date not null,
    helpful boolean not null,
    reason text,
    note text not null default '',
    at timestamptz not null,
    primary key (article_id, voter, day),
    constraint article_votes_reason_known check (reason in ('incomplete', 'wrong', 'unclear', 'other')),
    constraint article_votes_note_length check (char_length(note) <= 500)
);
comment on column article_votes.voter is 'SHA-256 of the day''s secret and the member or the browser: one voice a day, no identity.';

create table promotions (
    id bigint generated always as identity primary key,
    article_id bigint not null references articles (id) on delete cascade,
    member_id bigint not null references members (id) on delete restrict,
    at timestamptz not null,
    undone_by bigint references members (id) on delete set null,
    undone_at timestamptz,
    constraint promotions_undone_by_whom check (undone_at is not null or undone_by is null)
);
create index promotions_article on promotions (article_id);
create index promotions_member on promotions (member_id);
create index promotions_undoer on promotions (undone_by) where undone_by is not null;
comment on table promotions is 'The act that turned threads into an article; undone as a whole within 30 days.';

create table promotion_threads (
    promotion_id bigint not null references promotions (id) on delete cascade,
    thread_id bigint not null references threads (id) on delete cascade,
    proposed boolean not null,
    primary key (promotion_id, thread_id)
);
create index promotion_threads_thread on promotion_threads (thread_id);
comment on column promotion_threads.proposed is 'The question was open and now waits for its asker''s yes.';

create table faq_drafts (
    id bigint generated always as identity primary key,
    thread_id bigint references threads (id) on delete set null,
    article_id bigint references articles (id) on delete set null,
    section_id bigint references sections (id) on delete set null,
    audience_id bigint not null references audiences (id) on delete restrict,
    author_id bigint not null references members (id) on delete restrict,
    lang text not null,
    title text not null,
    short text not null,
    body text not null,
    review_on date not null,
    related bigint[] not null default '{}',
    kept jsonb not null default '[]',
    version integer not null default 1,
    created_at timestamptz not null,
    saved_at timestamptz not null,
    published_at timestamptz,
    constraint faq_drafts_lang_known check (lang in ('en', 'zh-Hans', 'zh-Hant')),
    constraint faq_drafts_title_length check (char_length(title) <= 300),
    constraint faq_drafts_short_length check (char_length(short) <= 2000),
    constraint faq_drafts_body_length check (char_length(body) <= 60000)
);
create index faq_drafts_thread on faq_drafts (thread_id) where thread_id is not null;
create index faq_drafts_article on faq_drafts (article_id) where article_id is not null;
create index faq_drafts_section on faq_drafts (section_id) where section_id is not null;
create index faq_drafts_author on faq_drafts (author_id, saved_at desc);
create index faq_drafts_audience on faq_drafts (audience_id);
comment on column faq_drafts.kept is 'Found personal data that an editor decided to keep, with who and when.';
alter table threads add constraint threads_of_article foreign key (article_id) references articles (id) on delete set null;
