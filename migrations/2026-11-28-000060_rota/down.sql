delete from urgency_rules where urgency = 'normal';
alter table urgency_rules
    drop column owner_id,
    drop constraint urgency_rules_urgency_known,
    add constraint urgency_rules_urgency_known check (urgency in ('high', 'safety'));
comment on column urgency_rules.urgency is null;
drop table handed_on;
drop table absences;
drop table rota_places;
drop table rotas;
