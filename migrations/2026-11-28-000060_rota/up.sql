-- Who answers for a board on which day, who is away, and whom questions go to by themselves.
create table rotas (
    board_id bigint primary key references boards (id) on delete cascade,
    gives boolean not null default false,
    changed_by bigint references members (id) on delete set null,
    changed_at timestamptz not null
);
create index rotas_changer on rotas (changed_by) where changed_by is not null;
comment on table rotas is 'A board''s rota. A board without one goes by that of the board above it.';
comment on column rotas.gives is 'Whether each new question is given to whoever is on duty, in turn.';

create table rota_places (
    board_id bigint not null references rotas (board_id) on delete cascade,
    member_id bigint not null references members (id) on delete cascade,
    place integer not null,
    weekdays smallint not null,
    given_at timestamptz,
    primary key (board_id, member_id),
    constraint rota_places_weekdays_range check (weekdays between 0 and 127),
    constraint rota_places_place_range check (place between 0 and 1000)
);
create index rota_places_member on rota_places (member_id);
comment on table rota_places is 'Who is on duty for a board, in their order.';
comment on column rota_places.weekdays is 'On which days: 1 Monday, 2 Tuesday, 4 Wednesday … 64 Sunday, added up.';
comment on column rota_places.given_at is 'When the rota last gave them a question: whose turn it is.';

create table absences (
    id bigint generated always as identity primary key,
    member_id bigint not null references members (id) on delete cascade,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    stand_in_id bigint references members (id) on delete set null,
    handed_on_at timestamptz,
    said_by bigint references members (id) on delete set null,
    said_at timestamptz not null,
    constraint absences_end_after_start check (ends_at > starts_at),
    constraint absences_stand_in_is_another check (stand_in_id is null or stand_in_id <> member_id)
);
create index absences_member on absences (member_id, ends_at);
create index absences_stand_in on absences (stand_in_id) where stand_in_id is not null;
create index absences_sayer on absences (said_by) where said_by is not null;
create index absences_to_hand_on on absences (starts_at) where handed_on_at is null;
comment on table absences is 'When somebody of staff is away, and who stands in for them.';
comment on column absences.handed_on_at is 'When the questions they answered for had gone to others.';

create table handed_on (
    question_id bigint primary key references threads (id) on delete cascade,
    away_id bigint not null references members (id) on delete cascade,
    away_until timestamptz not null,
    at timestamptz not null
);
create index handed_on_away on handed_on (away_id);
comment on table handed_on is 'Questions whose owner is away: their askers are told who looks after them instead.';

alter table urgency_rules
    alter column urgency drop not null,
    add column owner_id bigint references members (id) on delete set null;
create index urgency_rules_owner on urgency_rules (owner_id) where owner_id is not null;
comment on column urgency_rules.urgency is 'How urgent; null: it says nothing of that.';
comment on column urgency_rules.owner_id is 'Who answers for such a question; null: it says nothing of that.';
