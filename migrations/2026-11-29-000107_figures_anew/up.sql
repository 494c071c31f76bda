-- Stories are told once more: a call stops no clock of the figures, and what came first counts.
update event_positions set pos = 0 where follower = 'figures';
