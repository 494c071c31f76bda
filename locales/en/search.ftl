# The search page
search-title = Search
search-heading = Results for “{ $query }”
search-count = { $count ->
    [one] { $count } result
   *[other] { $count } results
}
search-where = Searched are the FAQ and all boards. Or browse:
search-empty = Nothing was found.
search-empty-hint = Try fewer or other words, or ask: every question gets an answer.
search-ask = Ask this question
