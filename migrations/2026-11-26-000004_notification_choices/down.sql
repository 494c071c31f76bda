drop index notifications_unread;
alter table notifications drop column hidden;
create index notifications_unread on notifications (member_id) where read_at is null;
drop table notification_choices;
