alter table drafts drop column product;
