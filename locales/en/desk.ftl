# The desk
desk-title = Unanswered desk
desk-views = Saved views
desk-queues = Queues
desk-view-all = All waiting
desk-view-over = Over target
desk-view-soon = Due within 1 h
desk-view-free = Nobody’s yet
desk-view-mine = Mine
desk-view-verify = To verify
desk-view-escalated = Escalated
desk-view-asker = Waiting for the asker
desk-kpi-over = over target
desk-kpi-soon = due within 1 h
desk-kpi-waiting = waiting in all
desk-board = Board
desk-board-all = Board: all
desk-board-is = Board: { $board }
desk-owner = Owner
desk-owner-any = Owner: anyone
desk-owner-nobody = Owner: nobody yet
desk-owner-me = Owner: me
desk-owner-none = Nobody yet
desk-you = You
desk-count = { $count } in this view
desk-waiting = Waiting
desk-question = Question
desk-next-step = asker is reminded { $time }
desk-needs-asker = waits for the asker
desk-needs-call = by phone, letter or e-mail
desk-needs-verifying = a customer replied
desk-needs-again = reopened
desk-needs-reply = no reply yet
desk-needs-answer = the asker wrote last
desk-claim = Claim
desk-take-over = Take over
desk-claim-title = Claim: { $title }
desk-claimed = It is yours for 30 minutes. Once you write, you keep it.
desk-taken = { $name } has this question already.
desk-ended = This question is no longer waiting.
desk-release = Let go
desk-released = The board’s team answers for it again.
desk-refused-claim = Only those who answer for this board can claim its questions.
desk-refused-assign = Only those who lead this board can take a question from a colleague.
desk-who-answers = Who answers
desk-give-to = Give to { $name }
desk-assigned = { $name } answers for it now.
desk-assigned-taken = { $name } is answering it at this moment.
desk-assigned-not-theirs = { $name } does not answer for this board.
desk-empty = Nobody is waiting here.
desk-empty-hint = Every question of this view has been answered.
desk-none = Nothing in this view.
desk-none-hint = Look at all that is waiting, or choose other filters.
desk-back = Back to the queue
desk-open = Open
desk-left-out = { $count ->
    [one] { $count } earlier reply: read the whole thread
   *[other] { $count } earlier replies: read the whole thread
}
desk-customer = The customer
desk-customer-name = Name
desk-customer-language = Language
desk-customer-earlier = Earlier
desk-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
desk-me-toos = Shared
desk-shown = Shown to the asker before posting
desk-verify = Verify this reply
desk-verified = verified
desk-reply = Reply
desk-send = Send
desk-ask-back = Ask back
