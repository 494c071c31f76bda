drop table ladder_taken;
drop table ladder_waits;
drop table ladder_steps;
