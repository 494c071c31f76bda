drop index threads_by_board;
drop table watches;
alter table rotas drop column words, drop column made_on;
