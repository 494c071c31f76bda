# The thread page
threads-code-label = Code
threads-table-label = Table
threads-about = About this question
threads-asked = Asked
threads-views = { $count ->
    [one] { $number } view
   *[other] { $number } views
}
threads-solved-after = solved after { $time }
threads-followers = { $count ->
    [one] { $count } person follows this
   *[other] { $count } people follow this
}
threads-go-to-answer = Go to the answer
threads-now-in-faq = Now in the FAQ:
threads-now-in-faq-hint = The article is kept up to date; this discussion may not be.
threads-thread-hidden = This question is hidden. Only its author and staff see it.
threads-reply-by-time = You will have a reply { $due }.
threads-reply-late = This is taking longer than we promised. It stands at the top of our list, and you will have a reply.
threads-did-it-solve = Did it solve your problem?
threads-asked-back-you = Staff need to know more before they can help. Their clock waits for you.
threads-answer-below = Answer below
threads-solved-already = It is solved already
threads-yes-solved = Yes, solved
threads-not-solved = Not solved
threads-withdraw = Withdraw the question
threads-ended-accepted = Solved: the asker accepted the answer.
threads-ended-said-solved = Solved: the asker says so.
threads-ended-verified = Solved: staff verified the answer.
threads-ended-faq = Solved: answered in the FAQ.
threads-ended-presumed = We have not heard from the asker, so we take it as solved. “Not solved” opens it again at any time.
threads-ended-withdrawn = The asker withdrew the question.
threads-ended-removed = Removed by staff.
threads-ended-merged = Merged into another question.
threads-ended-escalated = Settled in person.
threads-accepted-answer = Accepted answer
threads-verified-answer = Verified answer
threads-accepted-by = accepted by { $name } on { $date }
threads-verified-by = verified by { $name } on { $date }
threads-list-comma = { ", " }
threads-replies = { $count ->
    [one] { $count } reply
   *[other] { $count } replies
}
threads-more-replies = { $count ->
    [one] { $count } more reply
   *[other] { $count } more replies
}
threads-reply-by = Reply by { $name }
threads-since = Member since { $year }
threads-deleted = The author deleted this message.
threads-hidden = Hidden by staff: { $reason }
threads-asked-back = Staff asked back:
threads-me-too = I have this too
threads-me-too-count = { $count ->
    [one] { $count } person has this too
   *[other] { $count } people have this too
}
threads-follow = Follow
threads-helpful = Helpful
threads-helpful-count = { $count ->
    [one] { $count } person found this helpful
   *[other] { $count } people found this helpful
}
threads-share = Share
threads-link = Link
threads-quote = Quote
threads-report = Report
threads-hide = Hide
threads-show-again = Show again
threads-edited = { $count ->
    [one] Edited once
   *[other] Edited { $count } times
}
threads-accept = This solved it
threads-unaccept = Take the acceptance back
threads-verify = Verify
threads-unverify = Take the verification back

# Beside a thread
threads-what-happened = What happened
threads-step-asked = Asked
threads-step-first = First answer
threads-step-after = after { $time }
threads-step-faq = Added to the FAQ
threads-from-faq = From the FAQ
threads-similar = Similar questions
threads-stuck = Still stuck?
threads-stuck-hint = Ask your own question. Every question gets an answer.
threads-staff-tools = For staff
threads-on-desk = Open on the desk
threads-claim = Claim
threads-promote = Promote to FAQ
threads-move = Move to another board

# Replying
threads-your-reply = Your reply
threads-reply-guest = Members can reply. What you write is kept while you sign in.
threads-reply-sign-in = Sign in to reply
threads-reply-hint = Say what you know, or what is still missing. Another problem?
threads-reply-hint-solved = This question is solved. Reply if you have something to add, or if the answer does not work for you. Another problem?
threads-reply-hint-withdrawn = This question was withdrawn by whoever asked it. Reply if you have something to add. Another problem?
threads-ask-new = Ask a new question
threads-post-reply = Post reply
threads-ask-back = Ask back
threads-follow-by-mail = E-mail me new replies
threads-private-hint = Leave out order numbers and card details.

# Asking
threads-ask-heading = Ask a question
threads-ask-promise = Every question gets an answer. You will see by when as soon as it is posted.
threads-ask-guest = You can write now; to post you need an account.
threads-ask-sign-in = Sign in to post. Everything you typed is kept.
threads-ask-title = Your question in one sentence
threads-ask-title-hint = As you would ask a friend, for example: “Why does my lamp go off at three in the night?”
threads-ask-board = Board
threads-ask-body = What happened?
threads-ask-body-hint = What you did, what you saw, what you expected. Pictures help.
threads-ask-more = More about it
threads-ask-tags = Tags
threads-ask-tags-hint = Up to five, separated by commas.
threads-ask-send = Ask the question
threads-ask-anyway = Ask anyway
threads-ask-not-yet = Your question is not posted yet: one of the entries below may be the answer. If none is, ask all the same.
threads-ask-draft = Carry on with your draft from { $time }
threads-ask-anew = Start anew
threads-ask-board-suggested = Suggested from your question. Choose another if it does not fit.
threads-suggestions = { $count ->
    [one] { $count } similar entry was found
   *[other] { $count } similar entries were found
}
threads-suggest-carry-on = Or carry on below; we will not ask again.
threads-suggest-answers = That answers it

# What is wrong
threads-error-title = Enter your question in one sentence
threads-error-body = Describe what happened
threads-error-reply = Write your reply
threads-error-tags = Enter tags as words
threads-error-board = Choose a board for your question
threads-error-short = Write at least { $min } characters
threads-error-long = Write { $max } characters or fewer
threads-error-many = Enter { $max } or fewer
threads-error-control = The text holds invisible control characters. Type it again or paste it as plain text
threads-error-symbols = A tag needs a letter or a figure

# Why not
threads-refused-guest = Sign in first.
threads-refused-unconfirmed = Confirm your e-mail address first: open the link in the mail we sent you.
threads-refused-locked = Staff closed this discussion for replies.
threads-refused-accept-asker = Only the person who asked can accept an answer.
threads-refused-accept-own = A message of the asker is not an answer to their own question.
threads-refused-gone = This message is no longer there.
threads-refused-verify = Only staff of this board can verify an answer.
threads-refused-ask-back = Only staff who answer for this board can ask back.
threads-refused-vote-own = You cannot find your own message helpful.
threads-refused-me-too = This is your own question.
threads-refused-withdraw = A question can be withdrawn by its asker while nobody has replied.
threads-refused-solved = Only the person who asked can say so, once there is an answer.
threads-refused-reopen = Only the person who asked can open it again.
threads-refused-meanwhile = The question changed in the meantime. Open it again and look.
threads-refused-join-long = Together with the reply you began there, your text is too long. Shorten one of them, then join again.

# Afterwards
threads-flash-asked = Your question is posted. You will have a reply { $due }, and a mail when it comes. A picture or the exact message helps us answer sooner: add it with “Edit”.
threads-flash-answered = Glad you found it. Thank you for looking first.
threads-flash-joined = You have this too, and you will hear when it is answered. What you typed is below, as a reply you can send.
threads-flash-replied = Your reply is posted.
threads-flash-thanks = Thank you. If it is solved, press “Yes, solved”; if it still needs an answer, press “Not solved”.
threads-flash-thanks-asked-back = Thank you. Staff still wait for your answer: write it below, or press “It is solved already” if it is solved.
threads-flash-thanks-in-touch = Thank you. If it is solved, press “Yes, solved”; if not, we get in touch as we said.
threads-flash-thanks-ended = Thank you. If it still needs an answer, press “Not solved”.
threads-flash-thanks-reply = Thank you. If a reply solved it, press “This solved it” below that reply; if not, write what is still missing.
threads-flash-accepted = Glad it is solved. Your acceptance helps the next person.
threads-flash-unaccepted = The acceptance is taken back, and the question is open again.
threads-flash-verified = The answer is verified.
threads-flash-unverified = The verification is taken back.
threads-flash-solved = Glad it is solved.
threads-flash-reopened = The question is open again. Tell us in a reply what is still missing.
threads-flash-withdrawn = Your question is withdrawn.
threads-ask-attached = Your question goes with this page, so you need not explain it again:
threads-by-mail-yes = Yes, it is solved
threads-by-mail-not-yet = It is not solved
threads-by-mail-missing = What is still missing?
threads-by-mail-missing-hint = What you write is posted as your reply; everybody who may read the question can read it.
threads-by-mail-add = Send it
threads-by-mail-added = Thank you. What you wrote stands in your question, and we will answer.
threads-by-mail-reopened = The question is open again. We will answer.
threads-by-mail-closed = This question counts as solved.
threads-by-mail-with-us = It waits for us.
threads-error-outgrown = More people can read this now than when you began to write. What you typed is kept; send it again if they may read it
threads-newer = Written meanwhile
threads-error-newer = { $names } wrote meanwhile. Read it, then send.
