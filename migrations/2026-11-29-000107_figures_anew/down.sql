-- Each program tells the stories by its own rules.
update event_positions set pos = 0 where follower = 'figures';
