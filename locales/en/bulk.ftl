# Several questions of the desk at once
bulk-label = Do it to the selected questions
bulk-pick = Select: { $title }
bulk-all = Select all on this page
bulk-picked = % selected
bulk-assign = Assign
bulk-move = Move
bulk-into = Number to merge into
bulk-urgency = Set urgency
bulk-came = { $said }.
bulk-joint = ; { "" }
bulk-claimed = { $count ->
    [one] { $count } is yours now
   *[other] { $count } are yours now
}
bulk-released = { $count } let go
bulk-assigned = { $count } assigned to { $name }
bulk-assigned-plain = { $count } assigned
bulk-moved = { $count } moved to { $name }
bulk-moved-plain = { $count } moved
bulk-urgent = { $count } with the urgency { $name }
bulk-urgent-plain = { $count } with another urgency
bulk-merged = { $count } merged into “{ $name }”
bulk-merged-plain = { $count } merged
bulk-undone = { $count } as before
bulk-undo-until = Until { $time } this can be undone: { $said }.
bulk-undone-already = This was undone already.
bulk-too-late = Ten minutes have passed: this cannot be undone any more.
bulk-none = Select at least one question first.
bulk-many = Select at most { $max } questions.
bulk-unknown = Choose what is to be done.
bulk-left-taken = { $count ->
    [one] { $count } was left: { $name } is answering it
   *[other] { $count } were left: { $name } is answering them
}
bulk-left-others = { $count ->
    [one] { $count } was left: another colleague is answering it
   *[other] { $count } were left: other colleagues are answering them
}
bulk-left-team = { $count ->
    [one] { $count } was left: { $name } does not answer for its board
   *[other] { $count } were left: { $name } does not answer for their boards
}
bulk-left-same = { $count ->
    [one] { $count } stood so already
   *[other] { $count } stood so already
}
bulk-left-ended = { $count ->
    [one] { $count } was left: it waits no longer
   *[other] { $count } were left: they wait no longer
}
bulk-left-refused = { $count ->
    [one] { $count } was left: you may not do this to it
   *[other] { $count } were left: you may not do this to them
}
bulk-left-changed = { $count ->
    [one] { $count } was left: something has happened to it since
   *[other] { $count } were left: something has happened to them since
}
bulk-left-merged = { $count ->
    [one] { $count } was left: it is merged with others already
   *[other] { $count } were left: they are merged with others already
}
bulk-left-unreadable = { $count ->
    [one] { $count } was left: who asked it may not read the other question
   *[other] { $count } were left: who asked them may not read the other question
}
bulk-keys = select
