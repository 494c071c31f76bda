-- How urgent a question is: said by rules, or by staff, whose word stands.
create table urgency_rules (
    id bigint generated always as identity primary key,
    name text not null,
    urgency text not null,
    words text[] not null default '{}',
    board_id bigint references boards (id) on delete cascade,
    group_id bigint references customer_groups (id) on delete cascade,
    age_minutes integer,
    me_toos integer,
    changed_by bigint references members (id) on delete set null,
    changed_at timestamptz not null,
    constraint urgency_rules_urgency_known check (urgency in ('high', 'safety')),
    constraint urgency_rules_name_length check (char_length(name) between 1 and 60),
    constraint urgency_rules_words_range check (cardinality(words) <= 200),
    constraint urgency_rules_age_range check (age_minutes between 1 and 525600),
    constraint urgency_rules_me_toos_range check (me_toos between 1 and 100000),
    constraint urgency_rules_say_something check (
        cardinality(words) > 0 or board_id is not null or group_id is not null or age_minutes is not null or me_toos is not null
    )
);
create index urgency_rules_board on urgency_rules (board_id) where board_id is not null;
create index urgency_rules_group on urgency_rules (group_id) where group_id is not null;
create index urgency_rules_changer on urgency_rules (changed_by) where changed_by is not null;
comment on table urgency_rules is 'A question to which everything a rule names applies is as urgent as the rule says; of several the most urgent counts.';
comment on column urgency_rules.words is 'Any of them, as words of the asker''s; empty: whatever they write.';
comment on column urgency_rules.age_minutes is 'Open for so long, in plain minutes.';
comment on column urgency_rules.me_toos is 'So many have it too.';

insert into urgency_rules (name, urgency, words, changed_at) values (
    'Safety', 'safety',
    array['smoke', 'smoking', 'on fire', 'caught fire', 'flames', 'burning', 'burnt', 'burns', 'explode', 'exploded', 'explosion',
        'electric shock', 'electrocuted', 'sparks', 'injury', 'injured', 'bleeding', 'gas leak', 'suffocate', 'swallowed',
        '冒烟', '起火', '着火', '失火', '烧焦', '烧伤', '烫伤', '爆炸', '触电', '漏电', '火花', '受伤', '流血', '漏气', '窒息', '误吞'],
    timestamptz '2026-11-27 00:00:00+00'
);

create table urgency_waits (
    question_id bigint primary key references threads (id) on delete cascade,
    at timestamptz not null
);
create index urgency_waits_at on urgency_waits (at);
comment on table urgency_waits is 'When a question will have been open long enough for one more rule: it is looked at again then.';

alter table ledger
    add column urgency_by bigint references members (id) on delete set null,
    add column desk_rank smallint not null generated always as (
        case when urgency = 'safety' and owner_id is null and state = 'waiting_staff' then 0 else 1 end
    ) stored;
create index ledger_urgency_by on ledger (urgency_by) where urgency_by is not null;
create index ledger_queue on ledger (desk_rank, next_due, question_id) where state = 'waiting_staff';
comment on column ledger.urgency_by is 'Who of staff said so; null: rules did, and may say otherwise.';
comment on column ledger.desk_rank is 'Where the desk begins: safety questions that nobody has taken stand above all.';
