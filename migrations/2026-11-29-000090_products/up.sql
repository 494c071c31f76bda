-- What customers own and ask about.
create table products (
    id bigint generated always as identity primary key,
    name text not null,
    versions text[] not null default '{}',
    position integer not null,
    created_by bigint references members (id) on delete set null,
    created_at timestamptz not null,
    changed_by bigint references members (id) on delete set null,
    changed_at timestamptz not null,
    archived_by bigint references members (id) on delete set null,
    archived_at timestamptz,
    constraint products_name_length check (char_length(name) between 1 and 80),
    constraint products_versions_count check (cardinality(versions) <= 50 and array_position(versions, null) is null),
    constraint products_position_range check (position between 0 and 9999),
    constraint products_archived_by_whom check (archived_at is not null or archived_by is null)
);
create unique index products_name_taken on products (lower(name));
create index products_creator on products (created_by) where created_by is not null;
create index products_changer on products (changed_by) where changed_by is not null;
create index products_archiver on products (archived_by) where archived_by is not null;
comment on table products is 'What customers own and ask about. One is put away, never deleted: questions name it.';
comment on column products.versions is 'In the order of choice. What a question or a member named once stays named, though it leaves this list.';
comment on column products.position is 'Small ones come first.';

create table member_products (
    member_id bigint not null references members (id) on delete cascade,
    product_id bigint not null references products (id) on delete cascade,
    version text,
    said_at timestamptz not null,
    primary key (member_id, product_id),
    constraint member_products_version_length check (char_length(version) between 1 and 40)
);
create index member_products_product on member_products (product_id);
comment on table member_products is 'What members say they own, if they like. Purpose: filled into the form of a question, and shown to staff beside it.';
comment on column member_products.version is 'Null: they did not say.';

create table thread_products (
    thread_id bigint primary key references threads (id) on delete cascade,
    product_id bigint not null references products (id) on delete restrict,
    version text,
    constraint thread_products_version_length check (char_length(version) between 1 and 40)
);
create index thread_products_product on thread_products (product_id);
comment on table thread_products is 'Which product a thread is about, as its author said.';
