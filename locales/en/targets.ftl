# What is promised, and by which hours it is counted
targets-title = Promised times
targets-lead = How soon each board promises an answer and an outcome. A promise to a group at an urgency holds for that group’s questions; where there is none, the one to everybody at that urgency; where there is none either, the shortest of those at a lower urgency.
targets-form-lead = Hours and minutes of the calendar beside them. Rows for everybody hold for all who have no better promise; a row left empty promises nothing of its own.
targets-of = Promised times: { $board }
targets-edit = Change
targets-edit-of = Change what { $board } promises
targets-for = For
targets-everybody = Everybody
targets-urgency = Urgency
targets-normal = Normal
targets-high = High
targets-safety = Safety
targets-first = First answer
targets-next = Next answer
targets-outcome = Outcome
targets-counted-by = Counted by
targets-saved = The promised times are saved. Open questions’ deadlines follow in a moment.
targets-changes = Open questions’ deadlines are set anew when you save; what is past stays as it was.
targets-tried = With these times { $percent }% of the { $count ->
    [one] one question
   *[other] { $count } questions
  } of the last 28 days of which it can be told would have had their first answer in time.
targets-tried-newest = Of the newest { $asked } questions of the last 28 days it can be told of { $count }: with these times { $percent }% of them would have had their first answer in time.
targets-tried-open = { $count ->
    [one] One more still waits within its time; of it nothing can be told yet.
   *[other] { $count } more still wait within their time; of them nothing can be told yet.
  }
targets-tried-standing = With the times that stand now it is { $percent }%.
targets-tried-few = { $count ->
    [0] Nothing to say: no question of the last 28 days can be tried.
    [one] Too little to say: one question of the last 28 days.
   *[other] Too little to say: { $count } questions of the last 28 days, too few of them due.
  }
targets-tried-nothing-stored = Nothing is saved yet.
targets-under-way = Deadlines of open questions are being set anew: { $done } of { $total }.
targets-look-again = Look again
targets-no-groups = To promise some customers other times, put them into a group first.
targets-time-missing = Enter all three times, or none.
targets-time-zero = A promise needs more than no time at all.
targets-time-long = That is too long: at most a year to an answer, ten years to the outcome.
targets-outcome-short = The outcome cannot be promised sooner than the first answer.
targets-later-for-urgency = { $time }, { $urgency }: a question asked { $asked } would be due { $due }, later than { $than }: { $sooner }. Nobody may wait longer for being urgent.
targets-calendar-missing = Choose a calendar.
targets-duration-wrong = Enter hours and minutes, such as 4:00 or 0:30.
targets-duration-hint = Hours and minutes of working time, such as 4:00.
targets-calendars = Calendars
targets-calendars-line = Business hours and holidays by which promised times are counted.
targets-calendar-new = New calendar
targets-calendar-name = Name
targets-calendar-saved = The calendar is saved.
targets-calendar-in-use = Boards count by this calendar. Choose another for them first, then take it out.
targets-name-missing = Enter a name.
targets-name-taken = Another calendar has this name.
targets-hours = Working hours
targets-hours-hint = Such as 9:00–12:00, 13:00–18:00. Left empty: closed.
targets-coming-days = Special days to come
targets-monday = Monday
targets-tuesday = Tuesday
targets-wednesday = Wednesday
targets-thursday = Thursday
targets-friday = Friday
targets-saturday = Saturday
targets-sunday = Sunday
targets-days = Holidays and special days
targets-days-hint = One a line: the date, its hours if it has any, its name. 2026-12-24 9:00–12:00, 13:00–15:00 Christmas Eve
targets-never-open = Enter working hours on at least one weekday: a calendar that is never open would make nothing due.
targets-hours-unreadable = “{ $part }” is no stretch of time. Write it as 9:00–18:00, ending after it begins.
targets-hours-overlap = { $one } and { $next } overlap.
targets-days-no-date = Line { $line } does not begin with a date such as 2026-12-24.
targets-days-twice = Line { $line } is of a day that stands in a line above.
targets-days-long = The name in line { $line } is longer than { $max } characters.
targets-days-time-in-name = Line { $line }: the name looks like hours. Write them directly after the date, such as 2026-12-24 9:00–12:00, 13:00–15:00 Christmas Eve.
targets-days-hours = Line { $line }: { $why }
targets-days-too-many = Enter at most { $line } days; take out those long past.
targets-try = Try it
targets-asked = Asked
targets-promised = Promised within
targets-try-button = Show when it is due
targets-asked-wrong = Enter a date and a time.
targets-moment = { $weekday }, { $time }
targets-example = A question asked { $asked } is due { $due }.
targets-example-short = Asked { $asked }: due { $due }
targets-import = Read holidays from a file
targets-import-later = Once the calendar is saved, holidays can be read from an iCalendar file.
targets-file = iCalendar file (.ics)
targets-file-hint = Whole days from a year back to five years ahead are added as closed; days that already stand in the calendar keep their hours. At most 1 MB.
targets-file-button = Read it
targets-file-missing = Choose a file.
targets-file-empty = The file is empty. Export it again.
targets-file-large = The file is larger than 1 MB. Export only the holidays, or fewer years.
targets-file-other = This is no iCalendar file. It should end in .ics and begin with BEGIN:VCALENDAR.
targets-file-encoding = The text of this file is not in UTF-8, so names would come out wrong. Open it in an editor, save the file as UTF-8 and choose it again.
targets-file-nothing = The file holds no whole days that were missing here.
targets-file-full = { $lost ->
    [one] The one new day of the file found no room: a calendar holds at most { $max } days. Take out days long past first.
   *[other] None of the { $lost } new days of the file found room: a calendar holds at most { $max } days. Take out days long past first.
  }
targets-file-read = { $count ->
    [one] { $count } day
   *[other] { $count } days
  } added.{ $lost ->
    [0] { "" }
    [one] { " " }One more found no room: a calendar holds at most { $max } days.
   *[other] { " " }{ $lost } more found no room: a calendar holds at most { $max } days.
  }{ $left ->
    [0] { "" }
   *[other] { " " }Left out, because they have a time of day, lie too far away or do not read: { $left }.
  }
targets-time-far = With these hours that would come due in more than ten years.
targets-too-few-hours = With so few hours, what is promised by this calendar would come due in more than ten years.
targets-closed-long = From { $from } to { $to } no minute would be open: what is promised would come due only after that. At most { $max } days in a row can be closed.
targets-add-group = Promise times to this group
