# The thread page
threads-code-label = 程式碼
threads-table-label = 表格
threads-about = 關於這個問題
threads-asked = 提問於
threads-views = { $count ->
   *[other] { $number } 次瀏覽
}
threads-solved-after = { $time }後解決
threads-followers = { $count } 人追蹤
threads-go-to-answer = 跳到回答
threads-now-in-faq = 已收入常見問題：
threads-now-in-faq-hint = 文章會持續更新，本討論可能不會。
threads-thread-hidden = 這個問題已隱藏，只有提問者和官方客服能看到。
threads-reply-by-time = 您將在{ $due }收到回覆。
threads-reply-late = 回覆比我們承諾的時間慢了。您的問題排在最前面，一定會有回覆。
threads-did-it-solve = 您的問題解決了嗎？
threads-asked-back-you = 客服需要了解更多情況才能幫您解決，正在等您補充。
threads-answer-below = 在下方回覆
threads-solved-already = 問題已經解決了
threads-yes-solved = 是的，已解決
threads-not-solved = 還沒解決
threads-withdraw = 撤回問題
threads-ended-accepted = 已解決：提問者採納了回答。
threads-ended-said-solved = 已解決：提問者已確認。
threads-ended-verified = 已解決：官方客服核實了回答。
threads-ended-faq = 已解決：常見問題中已有答案。
threads-ended-presumed = 我們沒有再收到提問者的訊息，因此視為已解決。隨時可以點「還沒解決」重新開啟。
threads-ended-withdrawn = 提問者撤回了問題。
threads-ended-removed = 已被官方客服移除。
threads-ended-merged = 已合併到另一個問題。
threads-ended-escalated = 已由客服直接處理。
threads-accepted-answer = 已採納的回答
threads-verified-answer = 已核實的回答
threads-accepted-by = 由 { $name } 於 { $date } 採納
threads-verified-by = 由 { $name } 於 { $date } 核實
threads-list-comma = { "，" }
threads-replies = { $count } 則回覆
threads-more-replies = 還有 { $count } 則回覆
threads-reply-by = { $name } 的回覆
threads-since = { $year } 年加入
threads-deleted = 作者刪除了這條訊息。
threads-hidden = 已被官方客服隱藏：{ $reason }
threads-asked-back = 客服需要您補充：
threads-me-too = 我也遇到了
threads-me-too-count = { $count } 人也遇到了
threads-follow = 追蹤
threads-helpful = 有幫助
threads-helpful-count = { $count } 人覺得有幫助
threads-share = 分享
threads-link = 連結
threads-quote = 引用
threads-report = 檢舉
threads-hide = 隱藏
threads-show-again = 恢復顯示
threads-edited = 編輯過 { $count } 次
threads-accept = 這解決了我的問題
threads-unaccept = 取消採納
threads-verify = 核實
threads-unverify = 取消核實

# Beside a thread
threads-what-happened = 進展
threads-step-asked = 提問
threads-step-first = 首次回答
threads-step-after = { $time }後
threads-step-faq = 收入常見問題
threads-from-faq = 來自常見問題
threads-similar = 相似的問題
threads-stuck = 還沒解決？
threads-stuck-hint = 提出您自己的問題。有問必答。
threads-staff-tools = 客服工具
threads-on-desk = 在工作台開啟
threads-claim = 認領
threads-promote = 收入常見問題
threads-move = 移到其他討論區

# Replying
threads-your-reply = 您的回覆
threads-reply-guest = 登入後即可回覆。您寫的內容在登入時會保留。
threads-reply-sign-in = 登入後回覆
threads-reply-hint = 說說您知道的，或者還缺什麼。遇到別的問題？
threads-reply-hint-solved = 這個問題已解決。如有補充，或者回答對您不管用，請回覆。遇到別的問題？
threads-ask-new = 提一個新問題
threads-post-reply = 發表回覆
threads-ask-back = 請對方補充
threads-follow-by-mail = 有新回覆時發郵件給我
threads-private-hint = 請不要寫訂單編號和銀行卡資料。

# Asking
threads-ask-heading = 提問
threads-ask-promise = 有問必答。發布後您馬上就能看到最遲何時回覆。
threads-ask-guest = 您現在就可以寫；發布需要帳號。
threads-ask-sign-in = 請登入後發布。您輸入的內容已保留。
threads-ask-title = 用一句話說出您的問題
threads-ask-title-hint = 就像問朋友一樣，例如：「為什麼我的燈半夜三點自己熄滅？」
threads-ask-board = 討論區
threads-ask-body = 發生了什麼？
threads-ask-body-hint = 您做了什麼、看到了什麼、原本期待什麼。圖片會很有幫助。
threads-ask-more = 標籤
threads-ask-tags = 標籤
threads-ask-tags-hint = 最多五個，用逗號分隔。
threads-ask-send = 發布問題
threads-ask-anyway = 仍然提問
threads-ask-not-yet = 您的問題還沒有送出：下面的內容也許就是答案。如果都不是，請繼續提問。
threads-ask-draft = 繼續 { $time } 的草稿
threads-ask-anew = 重新開始
threads-ask-board-suggested = 依您的問題建議，如不合適可另選。
threads-suggestions = 找到 { $count } 條相似內容
threads-suggest-carry-on = 或者在下面繼續寫，我們不會再問。
threads-suggest-answers = 這就是我要的答案

# What is wrong
threads-error-title = 請用一句話寫出您的問題
threads-error-body = 請描述發生了什麼
threads-error-reply = 請寫下您的回覆
threads-error-tags = 請用文字填寫標籤
threads-error-board = 請為您的問題選擇討論區
threads-error-short = 至少寫 { $min } 個字元
threads-error-long = 最多 { $max } 個字元
threads-error-many = 最多填寫 { $max } 個
threads-error-control = 文字中有看不見的控制字元。請重新輸入，或以純文字貼上
threads-error-symbols = 標籤至少要有一個文字或數字

# Why not
threads-refused-guest = 請先登入。
threads-refused-unconfirmed = 請先確認您的電子郵件地址：開啟我們發給您的郵件中的連結。
threads-refused-locked = 官方客服已關閉此討論的回覆。
threads-refused-accept-asker = 只有提問者可以採納回答。
threads-refused-accept-own = 提問者自己的訊息不能作為回答。
threads-refused-gone = 這條訊息已不存在。
threads-refused-verify = 只有本討論區的官方客服可以核實回答。
threads-refused-ask-back = 只有負責解答本討論區的客服可以請提問者補充。
threads-refused-vote-own = 不能給自己的訊息點「有幫助」。
threads-refused-me-too = 這是您自己的問題。
threads-refused-withdraw = 只有在還沒有人回覆時，提問者才能撤回問題。
threads-refused-solved = 只有提問者可以在有回答之後這樣說。
threads-refused-reopen = 只有提問者可以重新開啟問題。
threads-refused-meanwhile = 這個問題剛剛有了變化。請重新開啟看看。
threads-refused-join-long = 與您在那裡已寫的回覆合在一起太長了。請縮短其中一處，再加入。

# Afterwards
threads-flash-asked = 問題已發布。您將在{ $due }收到回覆，屆時會有郵件通知。附上圖片或完整的提示訊息能幫我們更快回答：按「編輯」即可加入。
threads-flash-answered = 很高興您找到了答案，謝謝您先查過。
threads-flash-joined = 已記錄您也遇到了這個問題，有回答時會通知您。您寫的內容已放在下面，可作為回覆送出。
threads-flash-replied = 回覆已發表。
threads-flash-thanks = 謝謝。如果已解決，請點「是的，已解決」；如果仍需要回答，請點「還沒解決」。
threads-flash-thanks-reply = 謝謝。如果某則回覆解決了問題，請點該回覆下方的「這解決了我的問題」；如果沒有，請寫下還缺什麼。
threads-flash-accepted = 很高興問題解決了。您的採納會幫到下一個人。
threads-flash-unaccepted = 已取消採納，問題重新開啟。
threads-flash-verified = 回答已核實。
threads-flash-unverified = 已取消核實。
threads-flash-solved = 很高興問題解決了。
threads-flash-reopened = 問題已重新開啟。請在回覆中告訴我們還缺什麼。
threads-flash-withdrawn = 問題已撤回。
threads-ask-attached = 提問時會附上本頁，您無需重複說明：
