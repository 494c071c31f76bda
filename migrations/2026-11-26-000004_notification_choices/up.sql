create table notification_choices (
    member_id bigint not null references members (id) on delete cascade,
    kind text not null,
    here boolean not null,
    mail boolean not null,
    changed_at timestamptz not null,
    primary key (member_id, kind),
    constraint notification_choices_kind_length check (char_length(kind) between 1 and 40)
);
comment on table notification_choices is 'What a member chose about a kind of notice; without a row it comes here, and by mail as the program says.';
alter table notifications add column hidden boolean not null default false;
comment on column notifications.hidden is 'Wanted by mail only: the inbox does not show it.';
drop index notifications_unread;
create index notifications_unread on notifications (member_id) where read_at is null and not hidden;
