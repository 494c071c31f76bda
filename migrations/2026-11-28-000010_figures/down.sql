drop table figure_checks;
drop table figures_zone;
drop table answer_hours;
drop table answer_days;
drop table answer_measures;
