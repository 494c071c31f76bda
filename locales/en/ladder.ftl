# The ladder
ladder-title = Ladder
ladder-line = Who is told when a question comes near its deadline, and when it is over it
ladder-lead = When so much of the promised time has passed, somebody is told. Each step is taken once while a question waits.
ladder-percent = Step { $number }: per cent of the promised time
ladder-tells = Step { $number }: who is told
ladder-hint = Leave a line empty to have one step less. Nobody who is away is told while somebody else is there.
ladder-owner = whoever answers for it
ladder-leads = whoever leads the board
ladder-next-on-duty = the next in the rota
ladder-escalation = owner and leads: a call or a letter is proposed
ladder-saved = The ladder is saved. Open questions are looked at anew.
ladder-twice = This step is there already.
ladder-empty = Enter at least one step, so that nobody is forgotten.
ladder-conflict = Somebody else changed the ladder meanwhile. Below is what you entered: saving it takes the place of theirs.
ladder-taken = Steps of the ladder
ladder-step = { $percent } %: { $tells }
ladder-proposed = Call or write?
