# The inbox
notifications-title = Notifications
notifications-new = New
notifications-mark-read = Mark as read
notifications-all-read = Mark all as read
notifications-all-read-done = All are marked as read.
notifications-empty = Nothing has happened yet.
notifications-empty-hint = When somebody replies to you, names you, or answers a question you follow, you read it here.
notifications-does-it-solve = Does this solve yours? Tell us on your question.
notifications-reason = Reason: { $reason }

# What happened
notifications-reply = { $name } replied.
notifications-mention = { $name } named you.
notifications-accepted = { $name } accepted your answer. It solved the question.
notifications-solved = This question is solved: { $name } accepted an answer.
notifications-verified = { $name } verified an answer here.
notifications-verified-yours = { $name } verified your answer.
notifications-hidden = Staff have hidden your post.
notifications-restored = Staff show your post again.
notifications-edited = { $name } edited your post.
notifications-moved = { $name } moved your question to another board.
notifications-in-faq = Now in the FAQ.
notifications-reminder = Did this solve your question?
notifications-presumed = We have not heard from you and take this as solved. Press Not solved at any time.
notifications-rating = Your question is solved. How did it go? Two questions wait on its page.
notifications-reopened = { $name } says that it is not solved.

# Subjects of mails
notifications-subject-receipt = We have your question (no. { $number }): { $title }
notifications-subject-reply = { $name } replied: { $title }
notifications-subject-mention = { $name } named you: { $title }
notifications-subject-accepted = Your answer was accepted: { $title }
notifications-subject-verified = Verified by { $name }: { $title }
notifications-subject-in-faq = Now in the FAQ: { $title }
notifications-subject-reminder = Did this solve it? { $title }
notifications-subject-presumed = We take this as solved: { $title }
notifications-subject-rating = How did it go? { $title }
notifications-subject-hidden = About your post in { $title }

# Bodies of mails
notifications-mail-receipt = We have your question “{ $title }”. Its number is { $number }.
notifications-mail-promise = You will have an answer { $promise }.
notifications-mail-add = If you want to add something, write it on the page of your question.
notifications-mail-reply = { $name } replied to “{ $title }”:
notifications-mail-mention = { $name } named you in “{ $title }”:
notifications-mail-accepted = { $name } accepted your answer to “{ $title }”. Thank you for helping.
notifications-mail-verified = { $name } verified an answer to “{ $title }”:
notifications-mail-in-faq = “{ $title }” now has an answer in the FAQ:
notifications-mail-reminder = Your question “{ $title }” was answered, and we have not heard from you since.
notifications-mail-presumed = We have not heard from you and take your question “{ $title }” as solved. If it is not, press Not solved on its page at any time.
notifications-mail-rating = Your question “{ $title }” is solved. Please answer two questions: a click, and one more on the page that opens.
notifications-mail-hidden = Staff have hidden your post in “{ $title }”. Nobody but you and staff can read it now.
notifications-mail-hidden-next = If you think that is a mistake, write to us. What we ask of everybody:
notifications-open-thread = Open the conversation
notifications-open-question = Open your question
notifications-read-article = Read the article
notifications-did-it-work = Did this solve it?
notifications-yes-solved = Yes, it is solved
notifications-not-yet = Not yet
notifications-not-solved = Not solved after all
notifications-asked-back = Staff need to know more before they can help. Please answer.
notifications-answer = Answer

# What comes, and how
notifications-replies = { $count ->
    [one] { $count } new reply.
   *[other] { $count } new replies.
}
notifications-choices-link = Choose what comes
notifications-choices-title = Notifications: what comes, and how
notifications-choices-what = Tell me when
notifications-choices-here = Here
notifications-choices-mail = By mail
notifications-choices-always = What staff decide about your own posts, and mails about your account itself, always come.
notifications-choices-crowds = After five mails in an hour, further replies and mentions wait here.
notifications-topic-receipt = my question was received
notifications-topic-reply = somebody replies to my question or to a thread I follow
notifications-topic-mention = somebody names me
notifications-topic-accepted = my answer is accepted
notifications-topic-verified = staff verify an answer that concerns me
notifications-topic-solved = a question I have too, or follow, is solved
notifications-topic-in-faq = an article answers a question that concerns me
notifications-topic-reminder = my question waits for my word
notifications-topic-presumed = my question is taken as solved because I kept silent
notifications-topic-rating = my question is solved: how did it go?
notifications-topic-reopened = a question I answer for is not solved
notifications-stop-title = Stop these mails?
notifications-stop-text = You will get no more mails telling you that
notifications-stop-button = Stop these mails
notifications-stopped-title = No more of these mails
notifications-stopped-text = You will get no more mails telling you that
notifications-stop-others = Choose what comes, and how
