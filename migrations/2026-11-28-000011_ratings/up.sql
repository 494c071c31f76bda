-- What askers say of how it went: asked once each time their question ends as solved.
create table ratings (
    question_id bigint not null references threads (id) on delete cascade,
    closed_at timestamptz not null,
    board_id bigint not null references boards (id) on delete cascade,
    solved boolean,
    satisfied smallint,
    rated_at timestamptz,
    primary key (question_id, closed_at),
    constraint ratings_satisfied_range check (satisfied between 1 and 5),
    constraint ratings_rated_says check ((rated_at is not null) = (solved is not null or satisfied is not null))
);
create index ratings_board on ratings (board_id, closed_at);
comment on table ratings is 'What an asker said of how it went, one row each time their question ended as solved. Purpose: satisfaction figures, which name nobody.';
comment on column ratings.closed_at is 'When it ended, as the ledger says.';
comment on column ratings.board_id is 'Where it stood when it ended.';
comment on column ratings.rated_at is 'When they answered last; null: asked, not answered.';
