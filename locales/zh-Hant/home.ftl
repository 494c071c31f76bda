# 首頁
home-greeting = 有什麼可以幫您？
home-greeting-name = { $name }，有什麼可以幫您？
home-example = 例如：公司抬頭的發票
home-all-mine = 查看全部
home-did-it-solve = 等待您確認：問題解決了嗎？
home-asked-back = 客服有問題想問您，正在等您補充。
home-most-asked = 最常見的問題
home-all-answers = 按主題查看全部
home-no-articles = 第一批解答正在編寫。
home-waiting = 等待回答
home-all-waiting = 全部等待中的問題
home-nobody-waits = 沒有人在等待，所有問題都已回答。
home-waiting-line = 知道答案嗎？您的回答會幫到別人。到時限仍在等待的問題，客服都會回覆。
home-help = 協助
home-nothing-fits = 沒有找到？
home-promise = 請向我們提問，有問必答。
