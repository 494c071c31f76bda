drop index notifications_mailed;
