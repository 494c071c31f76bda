drop table thread_products;
drop table member_products;
drop table products;
