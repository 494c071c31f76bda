# FAQ: reading, promoting, keeping articles true
faq-title = FAQ
faq-description = Answers to the questions our customers ask most.
faq-search = Search the FAQ
faq-most-asked = Asked most often
faq-topics = Topics
faq-more = More in the FAQ
faq-empty = No answers yet
faq-empty-hint = Ask your question; the answers asked for most often will be collected here.
faq-section-empty = No article in this topic yet
faq-section-empty-hint = Customers do not see an empty topic. Write the first article.
faq-write = Write an article
faq-stuck = Still stuck?
faq-stuck-text = Ask us. Every question gets an answer.
faq-stuck-article = Ask us. Your question starts with this page attached, so you need not explain it again. Every question gets an answer.
faq-ask-about = Ask about this
faq-verified = Verified
faq-verified-by = by { $name }
faq-in-short = In short
faq-was-helpful = Was this helpful?
faq-yes = Yes
faq-no = No
faq-share = { $count ->
    [one] { $share }% of { $count } reader said yes
   *[other] { $share }% of { $count } readers said yes
}
faq-said-yes = { $count ->
    [one] { $yes } of { $count } reader said yes
   *[other] { $yes } of { $count } readers said yes
}
faq-missing = What was missing?
faq-missing-incomplete = Something is missing
faq-missing-wrong = It is out of date or does not match what I see
faq-missing-unclear = It is hard to follow
faq-missing-other = I wanted something else
faq-note = Anything else
faq-note-hint = Leave out order numbers and card details. Only our staff read this.
faq-send = Send
faq-thanks-yes = Thank you. Good to know that it helped.
faq-thanks-no = Thank you. What was missing? You can also ask us below.
faq-related = Related questions
faq-on-page = On this page
faq-origin = Where this comes from
faq-also-in = Also in
faq-other-language = You are reading the text in { $language }; it has not been translated into your language yet.
faq-in-your-language = This article is also there in your language:
faq-review-due = The date to look at this article again has passed. If it is still true, verify it again.
faq-upkeep = Keep this article true
faq-review-on = To be looked at again on { $date }
faq-verify-again = Verify again
faq-verified-again = Verified. It is due again in 90 days.
faq-pin = Pin to the top
faq-unpin = Unpin
faq-pinned = The article stands on top of its topic.
faq-unpinned = The article is no longer pinned.
faq-retire = Retire
faq-retired = The article was taken out of the FAQ.
faq-retired-text = This article was taken out of the FAQ.
faq-instead = These may answer your question
faq-saved = The article was saved.
faq-edit = Edit article
faq-edit-title-of = Edit: { $title }
faq-drafts = Drafts
faq-drafts-none = No open draft
faq-drafts-hint = Promote an answered question from its page, or write an article here.
faq-untitled = Without a question yet
faq-draft = Article draft
faq-to-draft = To the article
faq-draft-saved = Draft saved.
faq-draft-title-of = Promote to FAQ: { $title }
faq-promote = Promote to FAQ
faq-new-article = New article
faq-already = This thread is in the FAQ already; this is its article.
faq-similar = An article may already answer this:
faq-from-discussion = From the discussion
faq-thread-number = No. { $number }
faq-source-question = Question, { $name }
faq-source-accepted = Accepted answer, { $name }
faq-source-verified = Verified answer, { $name }
faq-source-reply = Reply, { $name }
faq-in-draft = In the draft
faq-use-question = Use as the question
faq-use-answer = Use as the answer
faq-add = Add to the draft
faq-field-title = Question
faq-field-title-hint = As a customer would ask it.
faq-field-short = Short answer
faq-field-short-hint = Shown in search results and at the top of the article. One or two sentences.
faq-field-body = Answer
faq-field-section = Section
faq-choose-section = Choose a section
faq-no-sections = There are no sections yet; an admin makes them.
faq-no-sections-make = Make the first section
faq-field-review = Review again on
faq-field-related = Related articles
faq-field-related-hint = The link is made both ways. Untick one to remove it.
faq-find = Find an article to link
faq-found-none = No article has these words in its question.
faq-field-audience = Who can read it
faq-audience-public = Everyone
faq-audience-members = Signed-in customers
faq-audience-staff = Staff only
faq-private = Private details found in the sources
faq-private-none = None were found. Read the draft once more all the same: postal addresses, and names of people who did not write here, are not found by machine.
faq-private-hint = None of these may reach the article. To keep one, a lead or an admin other than the author of the draft must agree; a name that is only a word you may keep yourself. Postal addresses, and names of people who did not write here, are not found by machine.
faq-left-out = Left out
faq-left-out-mark = { "[" }{ $kind } left out]
faq-still-in = Still in the text
faq-keep = Keep on purpose
faq-kept = Kept on purpose
faq-kind-email = e-mail address
faq-kind-phone = phone number
faq-kind-chinese-id = identity card number
faq-kind-bank-card = bank card number
faq-kind-reference = order or customer number
faq-kind-ip-address = IP address
faq-kind-secret = password or access key
faq-when-publish = When you publish
faq-will-wording = The words of the question lead searches to the article.
faq-will-stand = The article stands in { $section }.
faq-will-fallback = Readers of other languages see the text in { $language }, marked as such, until a translation is published.
faq-publish = Publish
faq-save-draft = Save draft
faq-undo = Take the promotion back
faq-undo-hint = All of it can be undone together for 30 days.
faq-published = Published.
faq-undone = The promotion was taken back: the article is out of the FAQ and its questions no longer show it. Messages not read yet were taken back; mails that were sent cannot be.
faq-outdated = Somebody else saved this in the meantime. What you typed is kept below; saving again replaces their version.
faq-label-code = Code
faq-label-table = Table
faq-error-title = Write the question
faq-error-short = Write the short answer
faq-error-body = Write the answer, of 60,000 characters at most
faq-error-long = Shorten this text
faq-error-section = Choose a section
faq-error-review = Choose the date of the next review
faq-error-audience = Choose who can read it
faq-error-private = A private detail is still in the text: { $detail }. Take it out, or have a lead or an admin agree to it.
faq-error-section-name = Give the section a name of 60 characters at most
faq-error-slug = Write the address in small Latin letters, digits and hyphens, not digits alone
faq-error-slug-taken = Another section has this address
faq-refuse-draft = Articles are drafted by agents, leads and admins.
faq-refuse-publish = You can save this draft. Publishing is for those who own its section, and for admins.
faq-owners-see-drafts = They find it under FAQ drafts.
faq-refuse-keep = A private detail stays in an article only if a lead or an admin other than the draft's author agrees.
faq-refuse-undo = A promotion is taken back by the person who published it, or by an admin.
faq-refuse-undo-late = A promotion can be taken back for 30 days. Retire the article instead.
faq-refuse-undone = This promotion was taken back already.
faq-refuse-wider = The article would be read by more people than the thread it comes from. Choose a narrower audience, or say below that this is meant.
faq-refuse-depth = Sections are two deep at most: choose a section without a parent, and none that has sections below it.
faq-refuse-instead = The article in its place must be published and open to everybody who reads this one.
faq-thread-changed = The thread has just changed. Try again.
faq-sections = FAQ sections
faq-section = Section
faq-section-new = New section
faq-section-name = Name in { $language }
faq-section-line = What it covers, in { $language }
faq-section-parent = Under
faq-section-top = No section above it
faq-section-board = Board for those still stuck
faq-section-no-board = No board
faq-section-slug = Address
faq-section-slug-hint = Small Latin letters, digits and hyphens. Left empty it follows from the name.
faq-section-place = Place
faq-section-saved = The section was saved.
faq-up = Up
faq-down = Down
faq-owners = Owners
faq-owners-hint = Owners publish and edit articles in this section. Admins can always.
faq-owner-handle = Handle of an agent
faq-owner-add = Add owner
faq-owner-added = The owner was added.
faq-owner-remove = Remove { $name }
faq-owner-removed = The owner was removed.
faq-owner-unknown = Nobody has this handle.
faq-owner-not-staff = This member is no agent, lead or admin, so no section can be theirs.
faq-articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
faq-helped = { $plural ->
    [one] Helped { $count } person
   *[other] Helped { $count } people
}
faq-written-from = { $count ->
    [one] Written from { $count } question
   *[other] Written from { $count } questions
}
faq-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
faq-found-helpful = { $count ->
    [one] { $count } found it helpful
   *[other] { $count } found it helpful
}
faq-will-show = { $count ->
    [one] { $count } thread shows “Now in the FAQ”.
   *[other] { $count } threads show “Now in the FAQ”.
}
faq-will-propose = { $count ->
    [one] { $count } question that is still open waits for its asker to confirm the answer.
   *[other] { $count } questions that are still open wait for their askers to confirm the answer.
}
faq-will-tell = { $count ->
    [one] { $count } person is told, once, in their language.
   *[other] { $count } people are told, once each, in their language.
}
faq-kind-name = name of a person
faq-add-instead = Add to this article instead
faq-add-hint = The thread then shows that article, its people are told once, and its words lead searches there. No new article is made; this draft is put aside.
faq-added = The thread was added: it shows this article now.
faq-addition-undone = The thread no longer shows the article, and its draft is open again. What was not read yet was taken back.
faq-widen = More people may read it than the thread
faq-widen-hint = Tick this only if nothing in it is meant for the readers of the thread alone. Others see neither the thread's title nor its address.
faq-print = Print this page
faq-thanks-why = Thank you. It helps us to make this page better.
faq-history = Versions
faq-version = Version { $number }
faq-version-first = The first version.
faq-version-same = Nothing in the text changed.
faq-promoted-by = Promoted by { $name } on { $date }
faq-added-by = A thread was added by { $name } on { $date }
faq-replacement = Article to read instead
faq-replacement-none = None
faq-replaced-by = Its place was taken by
faq-read-lately = { $plural ->
    [one] Read { $count } time in 28 days
   *[other] Read { $count } times in 28 days
}
faq-refuse-private = The question it comes from is private, and becomes public only with its asker’s yes. Make the question public first, or choose a narrower audience.
