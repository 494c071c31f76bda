-- The call list names those who would rather be answered in the thread: few of many escalations.
create index escalations_called_off on escalations (id) where ended_how = 'called_off';
