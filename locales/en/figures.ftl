# How long questions wait for their first answer: the public pages, the reports
figures-title = How fast we answer
figures-of = How fast we answer: { $board }
figures-lead = Measured from every question of the last 28 days, those included that still wait. Nobody can edit these figures.
figures-see = How fast we answer here
figures-usual = Usual first answer: { $time }
figures-board = Board
figures-promised = Promised
figures-median = Half answered within
figures-ninetieth = Nine of ten answered within
figures-in-time = In time
figures-oldest = Waiting longest
figures-waiting-now = Waiting now
figures-still-waiting = Still waiting
figures-asked = Questions
figures-answered = Answered
figures-by-staff = First answers by staff
figures-percent = { $percent }%
figures-no-median = Not reached: more than half still wait
figures-no-ninetieth = Not reached: more than one in ten still waits
figures-too-few = Too few to say
figures-too-few-of = { $count ->
    [0] Nothing to say yet: no question in this time.
    [one] Too little to say: one question in this time.
   *[other] Too little to say: { $count } questions in this time.
}
figures-nothing-due = Nothing was due
figures-none-waits = Nobody is waiting
figures-since = Since
figures-promise = A first answer within { $time }
figures-promise-hours = A first answer within { $time } of working time
figures-no-promise = No time promised
figures-compared = Compared with the 28 days before
figures-figure = Figure
figures-last = Last 28 days
figures-before = 28 days before
figures-as-of = As of
figures-method = How this is measured
figures-method-wait = The time runs from the question to its first answer, day and night. A question that still waits counts as waiting for as long as it has waited so far; this is called the Kaplan–Meier estimate. To leave it out would make us look faster than we are.
figures-method-answer = An answer is a reply by staff, or a reply by another customer from the moment it proved right: the asker accepted it, staff verified it, or enough members found it helpful. Asking back is no answer. Pointing to an answer elsewhere is one unless the asker says no.
figures-method-kept = In time means: the first answer came at or before the promised time. Questions that still wait past it count as missed. While we wait for what we asked back, the promised time stands still.
figures-method-counted = Removed questions do not count. Times are rounded up, never down, by at most 3% (by hour of the day: 13%). Every night all figures are worked out anew from what happened and compared.
figures-refuse = Reports are for those who answer for a board.
figures-reports = Reports
figures-from = Weeks from
figures-to = to
figures-whole-weeks = Whole weeks, Monday to Sunday; at most 53.
figures-changed = Half of the questions were answered within: { $median } (before: { $before }). Answered in time: { $share } (before: { $sharebefore }).
figures-was = before: { $value }
figures-late = { $count } past the promised time
figures-missed-of = { $count } missed
figures-customers-of = { $count ->
    [one] 1 by customers
   *[other] { $count } by customers
}
figures-by-week = By week of asking
figures-by-board = By board
figures-by-hour = By hour of asking
figures-week = Week from
figures-hour = Hour
figures-share-chart = Answered in time – { $of }
figures-wait-chart = Half answered within – { $of }
figures-extremes = Highest { $high } ({ $highest }), lowest { $low } ({ $lowest }).
figures-span = From { $first } ({ $from }) to { $last } ({ $to }). { $extremes }
figures-kept = Promises kept
figures-missed = Promises missed
figures-file-answered = Answered questions
figures-file-median = Median (minutes)
figures-file-ninetieth = 90th percentile (minutes)
figures-file-staff = First answers by staff
figures-file-customers = First answers by customers
figures-as-table = Show as a table
figures-as-file = Download as CSV

# How it went: the asker's two questions, and what they come to
figures-rate-page = How did it go?
figures-rate-title = Two questions
figures-rate-solved = Is your question solved?
figures-rate-satisfied = How satisfied are you with the help you got?
figures-rate-yes = Yes, it is solved
figures-rate-no = No, not solved
figures-mark-5 = Very satisfied
figures-mark-4 = Satisfied
figures-mark-3 = Neither
figures-mark-2 = Dissatisfied
figures-mark-1 = Very dissatisfied
figures-rate-hint = Only sums are shown, never who said what. You can change your answer.
figures-rate-send = Send answer
figures-rate-thanks = Thank you for telling us.
figures-rate-empty = Choose an answer to at least one of the questions.
figures-rate-refuse = Only whoever asked the question is asked how it went.
figures-rate-not-asked = We ask how it went once a question has ended as solved.
figures-rate-reopen = If it is not solved, open your question again:
figures-satisfaction = Satisfaction
figures-said-solved = Say it is solved
figures-mean = Mean satisfaction
figures-response = Answered the questions
figures-response-of = { $rated } of { $asked } asked
figures-of-five = { $mark } of 5
figures-mean-chart = Mean satisfaction – { $of }
figures-file-asked = Asked how it went
figures-file-rated = Answered
figures-file-solved-yes = Solved: yes
figures-file-solved-said = Solved: answers
figures-file-mean = Mean satisfaction (1 to 5)
figures-file-marks = Satisfaction: answers
