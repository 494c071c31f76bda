alter table ratings drop column staff_may_read;
comment on table ratings is 'What an asker said of how it went, one row each time their question ended as solved. Purpose: satisfaction figures, which name nobody.';
