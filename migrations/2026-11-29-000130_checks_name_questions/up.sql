alter table ledger_checks add column questions bigint[] not null default '{}';
alter table figure_checks add column questions bigint[] not null default '{}';
comment on column ledger_checks.questions is 'The first questions that differ, so that admins can open them.';
comment on column figure_checks.questions is 'The first questions that differ, so that admins can open them.';
