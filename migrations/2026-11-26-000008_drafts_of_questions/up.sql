-- A question's draft has its board and tags too. A guest's is kept for their browser until they have signed in.
alter table drafts
    add column board text not null default '',
    add column tags text not null default '',
    add constraint drafts_board_length check (char_length(board) <= 300),
    add constraint drafts_tags_length check (char_length(tags) <= 300);

create table guest_drafts (
    browser_hash bytea primary key,
    title text not null,
    body text not null,
    board text not null,
    tags text not null,
    saved_at timestamptz not null,
    constraint guest_drafts_title_length check (char_length(title) <= 300),
    constraint guest_drafts_body_length check (char_length(body) <= 60000),
    constraint guest_drafts_board_length check (char_length(board) <= 300),
    constraint guest_drafts_tags_length check (char_length(tags) <= 300)
);
create index guest_drafts_saved on guest_drafts (saved_at);
comment on table guest_drafts is 'Questions that guests wrote before they signed in; taken over by the member, else gone after some days.';
