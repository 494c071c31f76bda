drop table watches;
alter table rotas drop column words, drop column made_on;
