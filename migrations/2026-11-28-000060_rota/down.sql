delete from urgency_rules where urgency is null;
alter table urgency_rules drop column owner_id, alter column urgency set not null;
comment on column urgency_rules.urgency is null;
drop table handed_on;
drop table absences;
drop table rota_places;
drop table rotas;
