# Standing pages: a paragraph that begins with # is a heading
pages-rules-title = Community rules
pages-privacy-title = Privacy
pages-accessibility-title = Accessibility
pages-rules =
    { $site } is a place to get help and to give it.

    # What we ask of everybody

    Be kind. People come here with a problem; treat them as you would like to be treated.

    Say one thing per question, and describe what you did, what you expected and what happened.

    Post no private details: no addresses, telephone numbers, order or card numbers, yours or anybody else’s. Staff ask for them in private if they need them.

    No advertising, no insults, no text that is not yours to publish.

    # What we do

    Every question gets an answer. Nothing is closed without its asker being told how and why, and the asker can always say that it is not solved.

    Posts that break these rules may be hidden. Their author is told the reason. Use Report on a post if you think that one should be looked at.
pages-privacy =
    What { $site } stores about you, and why.

    # Your account

    Your name, your e-mail address, your language and your time zone. The name stands beside what you write; the address is used for mail about your questions and never shown. Your password is stored only as a hash.

    # What you write

    Questions and replies on public boards can be read by everybody and are found by search engines. Do not put private details into them.

    # How we may reach you

    Where a question cannot be solved here, you may leave a telephone number, a postal address or an e-mail address for that question alone. Only staff who answer for its board can look at it, and each look is noted. It is erased 30 days after the matter has ended, or as soon as you take it back.

    # What helps us to help you

    Products you say you own are filled in when you ask, and staff see them beside your questions. A product that you name in a question stands beside it for everybody who reads it. When a question has ended you may say how it went: reports show sums alone, and staff of its board see your answer beside your questions. Staff may write notes for each other about how to help you; other customers never see them, and we erase them when you ask us to.

    # Cookies

    One cookie keeps you signed in; others remember your language, your colours, the message of the last form and, until you sign in, the question you began. There is no tracking and nothing is loaded from other sites.

    # Counting

    We count how often a page was read, not by whom. Whoever says without an account whether an article helped gets a cookie with a random name for a day, so that each voice counts once; neither that name nor the address is stored.

    # Your rights

    You can correct your details in your account. To receive what is stored about you, or to have it erased, write to us.
pages-accessibility =
    { $site } is made to be used by everybody: with a keyboard, with a screen reader, with large text, without script.

    # What you can rely on

    Every page works without script. Every action is a link or a button that the keyboard reaches. Headings, lists and forms are marked as what they are. Colour never says something alone. Text can be enlarged to 200% without losing anything.

    Single-key shortcuts can be switched off in your account.

    # What we aim at

    We aim at WCAG 2.2, level AA. We have tested the pages ourselves; nobody independent has audited them yet. What members write, their pictures above all, may lack descriptions.

    # If something does not work

    Write to us and say on which page, and what you used. We answer.
