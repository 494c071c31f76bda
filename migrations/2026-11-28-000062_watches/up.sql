-- The daily watch: somebody on duty looks through a board each day and signs for it.
alter table rotas
    add column made_on date not null default '2026-11-28',
    add column words text[] not null default '{}';
alter table rotas alter column made_on drop default;
comment on column rotas.made_on is 'Since when each day is watched.';
comment on column rotas.words is 'What the watch looks for in new posts.';

create table watches (
    board_id bigint not null references boards (id) on delete cascade,
    day date not null,
    member_id bigint references members (id) on delete set null,
    signed_by bigint references members (id) on delete set null,
    signed_at timestamptz,
    line text not null default '',
    missed_at timestamptz,
    seen_at timestamptz,
    primary key (board_id, day),
    constraint watches_line_length check (char_length(line) <= 300),
    constraint watches_signed_or_missed check (signed_at is not null or missed_at is not null)
);
create index watches_member on watches (member_id) where member_id is not null;
create index watches_signer on watches (signed_by) where signed_by is not null;
comment on table watches is 'Days of a board that somebody signed for, or that nobody did.';
comment on column watches.member_id is 'Whose turn it was.';
comment on column watches.missed_at is 'When it was noticed that the day had ended without a signature; one may still come.';
comment on column watches.seen_at is 'Until when whoever signed had read: what came after is new the next time.';

create index threads_by_board on threads (board_id, last_post_at desc);
