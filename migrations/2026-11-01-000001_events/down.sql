drop table form_keys;
drop table event_failures;
drop table event_positions;
drop table event_head;
drop table events;
