-- Asking back stops both clocks: what was left of the promised answer is kept as what was left of the outcome is.
alter table ledger add column answer_left_minutes integer;
comment on column ledger.answer_left_minutes is 'What was left to the answer when the clock was stopped by asking back.';
