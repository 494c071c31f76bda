-- Lost with a crash, and nobody misses it: whoever still looks says so within twenty seconds.
create unlogged table desk_presence (
    question_id bigint not null references threads (id) on delete cascade,
    member_id bigint not null references members (id) on delete cascade,
    doing text not null,
    seen_at timestamptz not null,
    primary key (question_id, member_id),
    constraint desk_presence_doing_known check (doing in ('viewing', 'writing'))
);
create index desk_presence_member on desk_presence (member_id, seen_at);
create index desk_presence_seen on desk_presence (seen_at);
comment on table desk_presence is 'Who of staff has which question of the desk open at this moment; counts for 45 seconds. Purpose: two do not answer at once.';
