drop index commitments_ended;
drop index commitments_first_due;
drop table promise_days;
