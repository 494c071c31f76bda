alter table settings drop column claim_minutes;
alter table settings drop column presumed_solved_days;
alter table settings drop column second_reminder_days;
alter table settings drop column first_reminder_days;
