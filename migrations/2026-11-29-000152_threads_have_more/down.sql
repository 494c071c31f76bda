drop trigger products_are_more on thread_products;
drop trigger children_are_more on merges;
drop trigger parents_are_more on merges;
drop trigger commitments_are_more on commitments;
drop trigger escalations_are_more on escalations;
drop function thread_has_more();
alter table threads drop column has_more;
