# The start page
home-greeting = How can we help?
home-greeting-name = How can we help, { $name }?
home-example = For example: invoice with company name
home-all-mine = All of them
home-did-it-solve = Something waits for you: did it solve your problem?
home-asked-back = Staff asked you something: they wait for your answer.
home-most-asked = Asked most often
home-all-answers = All answers by topic
home-no-articles = The first answers are being written.
home-waiting = Waiting for an answer
home-all-waiting = All waiting questions
home-nobody-waits = Nobody is waiting. All questions have been answered.
home-waiting-line = Know one of these? Your answer helps. Our staff reply to every question that is still waiting when its time is up.
home-help = Help
home-nothing-fits = Nothing fits?
home-promise = Ask us. Every question gets an answer.
