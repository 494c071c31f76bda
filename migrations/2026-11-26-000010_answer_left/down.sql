alter table ledger drop column answer_left_minutes;
