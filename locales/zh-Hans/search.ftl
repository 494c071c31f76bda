# The search page
search-title = 搜索
search-heading = “{ $query }”的搜索结果
search-count = { $count } 条结果
search-where = 在常见问题和所有版块中搜索。也可以浏览：
search-empty = 没有找到相关内容。
search-empty-hint = 换一些词试试，或者直接提问：有问必答。
search-ask = 提出这个问题
