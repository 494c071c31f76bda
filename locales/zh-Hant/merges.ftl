# 相同的問題
merges-title = 合併到另一個問題
merges-lead = 此問題保留其頁面、提問者和時限。另一個問題的回答也會顯示在這裡，由提問者確認是否解決；回答「否」則重新分開。
merges-similar = 相似的問題
merges-which = 另一個問題
merges-which-hint = 其編號或網址。
merges-merge = 合併
merges-unknown = 沒有此編號或網址的問題。
merges-same = 那就是此問題本身。
merges-no-question = 只能合併可見的問題。
merges-round = 那個問題已合併到此問題。
merges-not-readable = 有提問者無權檢視另一個問題。
merges-refused = 只有此討論區的員工可以合併問題。
merges-ended = 提問者已確認該回答解決了問題。
merges-done = 已合併。有回答時會通知提問者。
merges-split = 重新分開
merges-split-done = 已恢復為獨立的問題，時限照舊。
merges-into = 之前已有人問過：
merges-answer-comes = 一有回答就會顯示在這裡。
merges-answer-by = { $name } 在那裡的回答
merges-children = { $count ->
   *[other] 另有 { $count } 人問過
}
