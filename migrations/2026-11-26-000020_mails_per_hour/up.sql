-- How many mails somebody got within the last hour.
create index notifications_mailed on notifications (member_id, mailed_at) where mailed_at is not null;
