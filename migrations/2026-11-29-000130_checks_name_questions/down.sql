alter table figure_checks drop column questions;
alter table ledger_checks drop column questions;
