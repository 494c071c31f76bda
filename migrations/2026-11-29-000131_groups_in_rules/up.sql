-- A group that a rule names is kept: a rule that vanished with it would leave questions less urgent, unseen.
alter table urgency_rules
    drop constraint urgency_rules_group_id_fkey,
    add constraint urgency_rules_group_id_fkey foreign key (group_id) references customer_groups (id) on delete restrict;
