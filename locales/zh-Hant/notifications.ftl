# The inbox
notifications-title = 通知
notifications-new = 新
notifications-mark-read = 標為已讀
notifications-all-read = 全部標為已讀
notifications-all-read-done = 已全部標為已讀。
notifications-empty = 還沒有通知。
notifications-empty-hint = 有人回覆您、提到您，或者您追蹤的問題有了回答，都會顯示在這裡。
notifications-does-it-solve = 這解決您的問題了嗎？請在您的問題頁面告訴我們。
notifications-reason = 原因：{ $reason }

# What happened
notifications-reply = { $name } 回覆了。
notifications-mention = { $name } 提到了您。
notifications-accepted = { $name } 採納了您的回答，問題已解決。
notifications-solved = 這個問題已解決：{ $name } 採納了一個回答。
notifications-verified = { $name } 核實了這裡的一個回答。
notifications-verified-yours = { $name } 核實了您的回答。
notifications-hidden = 官方客服隱藏了您的貼文。
notifications-restored = 官方客服恢復顯示了您的貼文。
notifications-edited = { $name } 編輯了您的貼文。
notifications-moved = { $name } 將您的問題移到了其他討論區。
notifications-in-faq = 已收入常見問題。
notifications-reminder = 您的問題解決了嗎？
notifications-presumed = 我們一直沒有收到您的消息，暫且視為已解決。如未解決，隨時可以按「沒有解決」。
notifications-rating = 您的問題已解決。體驗如何？問題頁面上有兩個小問題。
notifications-reopened = { $name } 表示問題沒有解決。

# Subjects of mails
notifications-subject-receipt = 已收到您的問題（編號 { $number }）：{ $title }
notifications-subject-reply = { $name } 回覆了：{ $title }
notifications-subject-mention = { $name } 提到了您：{ $title }
notifications-subject-accepted = 您的回答已獲採納：{ $title }
notifications-subject-verified = 由 { $name } 核實：{ $title }
notifications-subject-in-faq = 已收入常見問題：{ $title }
notifications-subject-reminder = 問題解決了嗎？{ $title }
notifications-subject-presumed = 我們視為已解決：{ $title }
notifications-subject-rating = 體驗如何？{ $title }
notifications-subject-hidden = 關於您在「{ $title }」中的貼文

# Bodies of mails
notifications-mail-receipt = 我們已收到您的問題「{ $title }」，編號為 { $number }。
notifications-mail-promise = 我們承諾的回覆時間：{ $promise }。
notifications-mail-add = 如需補充，請在您的問題頁面填寫。
notifications-mail-reply = { $name } 回覆了「{ $title }」：
notifications-mail-mention = { $name } 在「{ $title }」中提到了您：
notifications-mail-accepted = { $name } 採納了您對「{ $title }」的回答。感謝您的幫助。
notifications-mail-verified = { $name } 核實了「{ $title }」的一個回答：
notifications-mail-in-faq = 「{ $title }」的答案已收入常見問題：
notifications-mail-reminder = 您的問題「{ $title }」已有回答，但我們還沒有收到您的消息。
notifications-mail-presumed = 我們一直沒有收到您的消息，因此將您的問題「{ $title }」視為已解決。如未解決，隨時可以在問題頁面按「沒有解決」。
notifications-mail-rating = 您的問題「{ $title }」已解決。請回答兩個小問題：點選一項，再在開啟的頁面上確認。
notifications-mail-hidden = 官方客服隱藏了您在「{ $title }」中的貼文，現在只有您和官方客服能看到它。
notifications-mail-hidden-next = 如果您認為有誤，請聯絡我們。我們對大家的要求見：
notifications-open-thread = 查看對話
notifications-open-question = 查看您的問題
notifications-read-article = 閱讀文章
notifications-did-it-work = 問題解決了嗎？
notifications-yes-solved = 是的，已解決
notifications-not-yet = 還沒有
notifications-not-solved = 其實沒有解決
notifications-asked-back = 客服需要了解更多情況，請您補充。
notifications-answer = 去回覆

# What comes, and how
notifications-replies = { $count } 則新回覆。
notifications-choices-link = 選擇接收哪些通知
notifications-choices-title = 通知：接收哪些、如何接收
notifications-choices-what = 在以下情況通知我
notifications-choices-here = 站內
notifications-choices-mail = 郵件
notifications-choices-always = 官方客服對您自己貼文的處理，以及有關帳號本身的郵件，一律會寄送。
notifications-choices-crowds = 一小時內滿五封郵件後，更多的回覆和提及只顯示在這裡。
notifications-topic-receipt = 已收到我的問題
notifications-topic-reply = 有人回覆我的問題或我追蹤的討論
notifications-topic-mention = 有人提到我
notifications-topic-accepted = 我的回答獲採納
notifications-topic-verified = 官方客服核實了與我有關的回答
notifications-topic-solved = 我也遇到或追蹤的問題已解決
notifications-topic-in-faq = 有文章解答了與我有關的問題
notifications-topic-reminder = 我的問題在等我答覆
notifications-topic-presumed = 因我未答覆，我的問題視為已解決
notifications-topic-rating = 我的問題已解決：體驗如何？
notifications-topic-reopened = 我負責的問題還沒有解決
notifications-stop-title = 不再接收這類郵件？
notifications-stop-text = 以下情況將不再寄郵件通知您：
notifications-stop-button = 不再接收
notifications-stopped-title = 已停止寄送這類郵件
notifications-stopped-text = 以下情況將不再寄郵件通知您：
notifications-stop-others = 選擇接收哪些通知及方式
