# 一次處理工作台上的多個問題
bulk-label = 對選取的問題執行
bulk-pick = 選取：{ $title }
bulk-all = 選取本頁全部
bulk-picked = 已選 % 個
bulk-assign = 轉給
bulk-move = 移動
bulk-into = 合併到的問題編號
bulk-urgency = 設定緊急程度
bulk-came = { $said }。
bulk-joint = ；
bulk-claimed = { $count ->
   *[other] { $count } 個問題現在由您負責
}
bulk-released = { $count } 個已取消認領
bulk-assigned = { $count } 個已轉給 { $name }
bulk-assigned-plain = { $count } 個已轉給同事
bulk-moved = { $count } 個已移至「{ $name }」
bulk-moved-plain = { $count } 個已移動
bulk-urgent = { $count } 個的緊急程度已設為「{ $name }」
bulk-urgent-plain = { $count } 個的緊急程度已變更
bulk-merged = { $count } 個已合併到「{ $name }」
bulk-merged-plain = { $count } 個已合併
bulk-undone = { $count } 個已恢復原狀
bulk-undo-until = { $time } 之前可以復原：{ $said }。
bulk-undone-already = 這項操作已經復原。
bulk-too-late = 已超過十分鐘，無法復原。
bulk-none = 請先選取至少一個問題。
bulk-many = 最多可選取 { $max } 個問題。
bulk-unknown = 請選擇要執行的操作。
bulk-left-taken = { $count ->
   *[other] { $count } 個未處理：{ $name } 正在回答
}
bulk-left-others = { $count ->
   *[other] { $count } 個未處理：其他同事正在回答
}
bulk-left-team = { $count ->
   *[other] { $count } 個未處理：{ $name } 不負責相應討論區
}
bulk-left-same = { $count ->
   *[other] { $count } 個原本就是如此
}
bulk-left-ended = { $count ->
   *[other] { $count } 個未處理：已不再等待回答
}
bulk-left-refused = { $count ->
   *[other] { $count } 個未處理：您無權執行此操作
}
bulk-left-changed = { $count ->
   *[other] { $count } 個未處理：此後又有變化
}
bulk-left-merged = { $count ->
   *[other] { $count } 個未處理：已與其他問題合併
}
bulk-left-unreadable = { $count ->
   *[other] { $count } 個未處理：提問者無權檢視另一個問題
}
bulk-keys = 選取
