# Questions that ask the same
merges-title = Merge into another question
merges-lead = This question keeps its page, its asker and its clock. An answer to the other one is shown here too, and its asker says whether it solves theirs; a “no” splits it off again.
merges-similar = Similar questions
merges-which = The other question
merges-which-hint = Its number or its address.
merges-merge = Merge
merges-unknown = There is no question with that number or address.
merges-same = That is this question itself.
merges-no-question = Only questions that can be seen can be merged.
merges-round = That question was merged into this one.
merges-not-readable = Somebody who asked this may not read the other question.
merges-refused = Only staff of this board can merge its questions.
merges-ended = Its asker has said that the answer solves theirs.
merges-done = Merged. Its asker hears of the answer.
merges-split = Split off again
merges-split-done = It is a question of its own again, with its old clock.
merges-into = Asked before:
merges-answer-comes = Its answer is shown here as soon as there is one.
merges-answer-by = Answered there by { $name }
merges-children = { $count ->
    [one] Asked once more
   *[other] Asked { $count } times more
}
