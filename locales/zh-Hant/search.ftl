# The search page
search-title = 搜尋
search-heading = 「{ $query }」的搜尋結果
search-count = { $count } 筆結果
search-where = 在常見問題和所有討論區中搜尋。也可以瀏覽：
search-empty = 沒有找到相關內容。
search-empty-hint = 換一些詞試試，或者直接提問：有問必答。
search-ask = 提出這個問題
