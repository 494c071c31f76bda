-- Until now askers were told that nobody sees who said what. What was said then stays in the sums alone.
alter table ratings add column staff_may_read boolean not null default false;
comment on table ratings is 'What an asker said of how it went, one row each time their question ended as solved. Purpose: satisfaction figures, which name nobody, and the card of the customer for staff of the board.';
comment on column ratings.staff_may_read is 'Whether the asker was told, when answering, that staff of the board see it.';
