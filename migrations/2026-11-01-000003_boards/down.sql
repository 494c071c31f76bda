alter table member_roles drop constraint member_roles_of_board;
alter table audiences drop constraint audiences_board;
drop table targets;
drop table board_texts;
drop table boards;
drop table audiences;
