# The frame of every page
common-skip = Skip to main content
common-search-label = Search the FAQ and all questions
common-search = Search
common-nav-main = Main
common-nav-faq = FAQ
common-nav-boards = Boards
common-nav-ask = Ask a question
common-menu = Menu
common-language-change = Language: { $language }. Change language
common-languages = Languages
common-theme = Colours
common-theme-system = As on my device
common-theme-light = Light
common-theme-dark = Dark
common-notifications = { $count ->
    [0] Notifications
   *[other] Notifications, { $count } unread
}
common-account-of = { $name }, your account
common-sign-in = Sign in
common-sign-up = Create an account
common-sign-out = Sign out
common-profile = Profile
common-my-questions = Your questions
common-my-following = Following
common-my-drafts = Drafts
common-account = Account
common-staff = Staff
common-desk = Desk
common-moderation = Moderation
common-faq-drafts = FAQ drafts
common-admin = Admin
common-desk-over = { $count ->
    [one] { $count } over target
   *[other] { $count } over target
}
common-desk-over-more = { $number } over target
common-home = Home
common-breadcrumb = Breadcrumb
common-foot-talk = Talk to us
common-foot-promise = every question gets an answer
common-foot-find = Find answers
common-foot-boards = All boards
common-foot-unanswered = Waiting for an answer
common-foot-data = Your data
common-foot-privacy = Privacy and how we use your data
common-foot-about = About
common-foot-rules = Community rules
common-foot-accessibility = Accessibility
common-foot-runs-on = { $site } runs on Askwell.

# Lists
common-pages = Pages
common-page-number = Page { $number }
common-page = Page
common-previous = Previous
common-next = Next
common-first-page = First page
common-newer = Newer
common-older = Older

# Buttons
common-save = Save
common-cancel = Cancel
common-delete = Delete
common-edit = Edit
common-undo = Undo
common-apply = Apply
common-back = Back
common-close = Close
common-copy-link = Copy link
common-show = Show

# Forms
common-error-title = Error: { $title }
common-error-prefix = { "Error: " }
common-error-summary = There is a problem
common-optional = (optional)
common-characters = { $used } of { $max } characters

# Composer
common-view = View
common-write = Write
common-preview = Preview
common-bold = Bold
common-list = List
common-quote = Quote
common-code = Code
common-link = Link
common-image = Add an image
common-image-file = Image
common-upload-link = Add a picture without script
common-uploading = The image is being sent
common-draft-saved = Draft saved { $time }
common-draft-restored = Draft of { $time } restored
common-draft-discard = Discard the draft

# Messages of the script
common-copied = Link copied
common-failed = That did not work. Try again in a moment.

# Keys
common-keys = Keyboard shortcuts
common-keys-search = search
common-keys-help = this list
common-keys-home = home
common-keys-faq = FAQ
common-keys-boards = boards
common-keys-mine = your questions
common-keys-desk = desk
common-keys-ask = ask a question
common-keys-next = next, previous
common-keys-open = open
common-keys-reply = reply
common-keys-quote = reply with the selected text
common-keys-me-too = I have this too
common-keys-follow = follow
common-keys-claim = claim
common-keys-assign = give to a colleague
common-keys-verify = verify
common-keys-send = send
common-keys-off = Switch the shortcuts off in your account

# Dates and times
common-date = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[other] Dec
} { $year }
common-day-month = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[other] Dec
}
common-day-month-full = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
}
common-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[other] Sunday
}
common-date-time = { $date }, { $time }
common-by-today = by { $time } today
common-by-tomorrow = by { $time } tomorrow
common-by-day = by { $time } on { $weekday } { $date }
common-date-full = { $date } { $year }
common-by-date = by { $time } on { $weekday } { $date } ({ $zone })
common-in-zone = { $time } ({ $zone })
common-minutes = { $minutes } min
common-hours = { $hours } h
common-hours-minutes = { $hours } h { $minutes } min
common-days = { $days } d
common-days-hours = { $days } d { $hours } h

# Counts from 10,000 on
common-count-more = { $number }+
common-count-large = { $number } K
common-count-huge = { $number } M
common-replies = { $count ->
    [0] no reply yet
    [one] { $count } reply
   *[other] { $count } replies
}
common-me-toos = { $count ->
    [one] { $count } person has this too
   *[other] { $count } people have this too
}
common-asked-by = asked by { $name }
common-in-faq = Now in the FAQ
common-meanwhile-title = Somebody changed this while you were writing
common-meanwhile-text = Nothing is lost: below stands what you typed. Compare, put together what belongs, then save again.
common-meanwhile-now = { $field }, as it stands now
