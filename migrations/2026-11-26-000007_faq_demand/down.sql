alter table promotions drop column act;
alter table articles drop column replaced_by;
drop index articles_section;
alter table articles drop column recent_views;
create index articles_section on articles (section_id, state, views desc);
drop table article_days;
