-- Frequent first means frequent lately: views by day, and their sum over the last four weeks beside the article.
create table article_days (
    article_id bigint not null references articles (id) on delete cascade,
    day date not null,
    views integer not null,
    primary key (article_id, day),
    constraint article_days_views_range check (views > 0)
);
create index article_days_day on article_days (day);
comment on table article_days is 'Views of an article a day; days older than four weeks leave, and their views leave articles.recent_views.';
alter table articles add column recent_views integer not null default 0;
comment on column articles.recent_views is 'The sum of article_days: lists are in its order.';
drop index articles_section;
create index articles_section on articles (section_id, state, recent_views desc, views desc);
alter table articles add column replaced_by bigint references articles (id) on delete set null;
create index articles_replacement on articles (replaced_by) where replaced_by is not null;
comment on column articles.replaced_by is 'The article to read instead of a retired one.';
alter table promotions add column act text not null default 'made';
alter table promotions add constraint promotions_act_known check (act in ('made', 'added'));
comment on column promotions.act is 'made: the article came of it; added: threads were added to an article that stood there.';
