# Rules that say how urgent a question is
rules-title = Urgency and owner
rules-line = Which questions are urgent, by their words, board, asker, age or me-toos.
rules-lead = A question is as urgent as the most urgent rule that applies to it, and goes to whom the first one names. What staff say on the desk stands above the rules.
rules-new = New rule
rules-none = There is no rule.
rules-none-hint = Every question is of normal urgency until staff say otherwise.
rules-name = Name
rules-words = Words
rules-words-hint = One a line. Any of them in what the asker writes, in whatever form: “burn” finds “burning” too.
rules-group = Customer group
rules-age = Open for hours
rules-me-toos = Have it too
rules-any = Any
rules-all-apply = Everything you fill in below must apply.
rules-changes = Open questions are looked at again when you save; those that nobody has go to whom the rule names.
rules-saved = The rule is saved.
rules-end = Take the rule away
rules-ended = The rule is gone.
rules-empty = Fill in at least one condition: a rule without any would apply to every question.
rules-urgency-missing = Choose how urgent such a question is, or who answers it.
rules-unknown = Choose one that is there.
rules-words-many = Enter at most { $max } words.
rules-words-odd = “{ $word }” cannot be looked for. Use words of letters, at most { $max } characters.
rules-if-words = Says: { $words }
rules-if-board = Board: { $board }
rules-if-group = Group: { $group }
rules-if-age = { $hours ->
    [one] Open for { $hours } hour
   *[other] Open for { $hours } hours
  }
rules-if-me-toos = { $count ->
    [one] { $count } has it too
   *[other] { $count } have it too
  }
rules-try = Try the rules
rules-text = What the asker writes
rules-try-button = Show which rules apply
rules-comes-to = Urgency: { $urgency }.
rules-nothing-applies = No rule applies.
rules-applies = “{ $name }” applies.
rules-applies-by = “{ $name }” applies, because of: { $words }.
rules-said = The urgency is set.
rules-by-rules = Urgency: as the rules say
rules-by-rules-now = Urgency: { $urgency } (by rules)
rules-urgency-is = Urgency: { $urgency }
rules-urgency-any = Urgency: any
rules-gives-to = Then { $name } answers.
rules-owner-gone = Owner: { $name }, who no longer answers for this board
rules-owner-gone-everywhere = Owner: { $name }, who no longer answers for any board
rules-urgency-left = Leave as it is
rules-owner-left = Whoever it is
