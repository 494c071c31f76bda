delete from desk_bulks where deed = 'merge';
alter table desk_bulks drop constraint desk_bulks_deed_known;
alter table desk_bulks add constraint desk_bulks_deed_known check (deed in ('claim', 'assign', 'release', 'move', 'urgency'));
