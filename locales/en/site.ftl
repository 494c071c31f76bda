# Administration: members, roles, settings
site-boards-title = Boards
site-boards-line = What they are called and who reads them.
site-sections-title = FAQ topics
site-sections-line = Their names and who may publish in them.
site-members-title = Members
site-members-line = Who is here, and who is staff.
site-settings-title = Settings
site-settings-line = Name, languages, time zone, contact, silence and claims.
site-settings-saved = Settings saved.
site-save-site = Save site and contact
site-save-times = Save times
site-beside = You have changed the other part of this page too; that is saved by its own button. Save this part and lose those changes?
site-contact = Contact
site-contact-hint = Shown at the foot of every page.
site-phone = Telephone
site-hours = When somebody answers
site-times = Silence and claims
site-times-hint = For waits and claims that begin from now on; what has begun keeps its next step.
site-times-first = Remind the asker after so many days without a word
site-times-second = Remind them again after so many days
site-times-presumed = Count the question as solved after so many days
site-times-claim = A claim ends after so many minutes without a draft
site-times-wrong = Enter a whole number from { $from } to { $to }.
site-times-order = Enter more days than for the step before.
site-check-never = The ledger is checked every night; it has not been checked yet.
site-check-well = Nightly check of the ledger: { $count ->
    [one] { $count } question agrees
   *[other] { $count } questions agree
  } with events and posts.
site-check-ill = Nightly check of the ledger: { $count ->
    [one] { $count } question was checked
   *[other] { $count } questions were checked
  }, { $differences ->
    [one] { $differences } difference was found
   *[other] { $differences } differences were found
  }; the log says what each is.
site-check-named = Questions that differ:
site-figures-never = The figures are checked every night; they have not been checked yet.
site-figures-well = Nightly check of the figures: { $count ->
    [one] { $count } question agrees
   *[other] { $count } questions agree
  } with what happened.
site-figures-ill = Nightly check of the figures: { $count ->
    [one] { $count } question was checked
   *[other] { $count } questions were checked
  }, { $differences ->
    [one] { $differences } difference was found
   *[other] { $differences } differences were found
  }; the log says what each is.
site-manage = Manage
site-members-who = Name or e-mail address
site-members-none = Nobody was found.
site-members-none-hint = Try part of the name or of the address.
site-unconfirmed = not confirmed
site-roles = Roles
site-roles-none = A customer: no role.
site-role = Role
site-role-agent = Agent
site-role-agent-line = Answers questions and writes articles.
site-role-moderator = Moderator
site-role-moderator-line = Reviews reports, moves, hides and removes posts.
site-role-lead = Lead
site-role-lead-line = An agent who leads a board.
site-role-admin = Admin
site-role-admin-line = May do everything, always on the whole site.
site-place = Where
site-place-hint = A role for one board counts only there.
site-whole = The whole site
site-given-by = given by { $name }
site-by-set-up = the set-up
site-give-role = Give this role
site-take-role = Take the role away
site-role-given = { $name } has the role now.
site-role-taken = The role was taken.
site-last-admin = This is the last admin. Make somebody else an admin first.
site-targets-title = Promised times
site-targets-line = How soon boards answer, to whom, at which urgency.
site-calendars-line = Business hours and holidays.
site-groups = Customer groups
site-groups-line = Sets of members who are promised times of their own.
site-groups-lead = Sets of members to whom boards can promise times of their own. Members do not see them.
site-groups-none = There is no group yet.
site-groups-none-hint = Make one for customers with a contract, for instance, and promise it shorter times.
site-group-name = Name
site-group-new = New group
site-group-make = Make the group
site-group-saved = The group is saved.
site-group-ended = The group is gone.
site-group-in-use = Times are, or were, promised to this group, so it is kept. Take its members out instead.
site-group-in-rules = Rules of urgency name this group, so it is kept. They are listed here: let them name another group, or none, first.
site-group-rules = Rules of urgency that name this group
site-group-taken = Another group has this name.
site-group-nameless = Enter a name.
site-group-size = { $count ->
    [one] { $count } member
   *[other] { $count } members
  }
site-group-empty = Nobody belongs to this group yet.
site-group-empty-hint = Add members below; what is promised to the group holds for their open questions at once.
site-group-since = Since
site-group-add = Add members
site-group-who = Handles or e-mail addresses
site-group-who-hint = Several at once: one a line, or with commas between them.
site-group-who-wrong = Enter at least one handle or address, at most { $max } at once.
site-group-unknown = Not known here: { $names }. Nobody was added.
site-group-remove = Take out
site-group-end = Take the group away
