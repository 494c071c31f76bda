# The desk
desk-title = Unanswered desk
desk-views = Saved views
desk-queues = Queues
desk-view-all = All waiting
desk-view-over = Over target
desk-view-soon = Due within 1 h
desk-view-free = Nobody’s yet
desk-view-mine = Mine
desk-view-reopened = Reopened
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
desk-owner-is = Owner: { $name }
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
desk-away = { $name } (away until { $until })
desk-assigned = { $name } answers for it now.
desk-assigned-taken = { $name } is answering it at this moment.
desk-assigned-not-theirs = { $name } does not answer for this board.
desk-empty = Nobody is waiting.
desk-empty-hint = Every question has been answered.
desk-empty-today = { $count ->
    [one] The one question of today is answered.
   *[other] All { $count } questions of today are answered.
}
desk-empty-gap = { " " }
desk-empty-next = The next asker is reminded { $time }.
desk-waited = Waiting time
desk-waited-any = Waiting: any time
desk-waited-hour = Waiting: over 1 h
desk-waited-day = Waiting: over 1 day
desk-waited-days = Waiting: over 3 days
desk-waited-week = Waiting: over 1 week
desk-lang = Language
desk-lang-any = Language: any
desk-lang-is = Language: { $lang }
desk-state = State
desk-state-any = State: any
desk-state-staff = State: waits for staff
desk-state-asker = State: waits for the asker
desk-state-escalated = State: escalated
desk-group = Customer group
desk-group-any = Group: any
desk-group-is = Group: { $group }
desk-filter-off = Without { $filter }
desk-filters-off = Clear all filters
desk-none = Nothing in this view.
desk-none-hint = Look at all that is waiting, or choose other filters.
desk-back = Back to the queue
desk-open = Open
desk-skip = To the open question
desk-left-out = { $count ->
    [one] { $count } earlier reply: read the whole thread
   *[other] { $count } earlier replies: read the whole thread
}
desk-customer = The customer
desk-customer-name = Name
desk-customer-language = Language
desk-me-toos = Shared
desk-shown = Shown to the asker before posting
desk-verify = Verify this reply
desk-verified = verified
desk-reply = Reply
desk-send = Send
desk-ask-back = Ask back
desk-views-own = Your views
desk-view-new = Keep as a view
desk-view-name = Name of the view
desk-view-kept = “{ $name }” is kept beside the other views.
desk-view-change = Change “{ $name }”
desk-view-edit = Your view
desk-view-renamed = The view is called “{ $name }” now.
desk-view-delete = Take the view away
desk-view-deleted = The view is gone.
desk-view-restored = The view is back.
desk-view-error-name = Give the view a name.
desk-view-error-many = You have { $max } views already: take one away first.
desk-similar = Similar solved questions
desk-similar-put = Link it
desk-similar-keys = link to the first similar question
desk-customer-since = Member since
desk-customer-groups = Groups
desk-customer-questions = Questions
desk-customer-asked = { $asked } asked, { $open } open, { $solved } solved
desk-customer-last = Their last questions
desk-customer-owns = Owns
desk-customer-marks = { $count ->
    [one] { $count } mark
   *[other] { $count } marks
}
desk-customer-solved = { $yes } of { $said } said solved
desk-customer-said-last = Last said on
desk-customer-notes = Notes about the customer
desk-customer-note-write = Note about the customer
desk-customer-note-hint = All staff who answer this customer read it, the customer does not. It is erased when they ask us to.
desk-customer-note-gone = somebody who is gone
desk-customer-address = E-mail
desk-address-show = Show
desk-address-none = They have given no e-mail address.
desk-address-shown = { $count ->
    [one] Shown to { $names }, { $count } time
   *[other] Shown to { $names }, { $count } times
}
