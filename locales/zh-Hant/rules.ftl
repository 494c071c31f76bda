# 判定問題緊急程度的規則
rules-title = 緊急程度與負責人
rules-line = 依用詞、討論區、提問者、時間長短或同問人數判定哪些問題緊急。
rules-lead = 問題的緊急程度取適用規則中最高的一級，並交給第一條指定了負責人的規則所指定的人。員工在工作台上的設定優先於規則。
rules-new = 新增規則
rules-none = 還沒有規則。
rules-none-hint = 在員工另行設定之前，所有問題均為普通。
rules-name = 名稱
rules-words = 詞語
rules-words-hint = 每行一個。提問者寫到其中任何一個即可，詞形不限：填「burn」也能找到「burning」。
rules-group = 客戶群組
rules-age = 未結小時數
rules-me-toos = 同問人數
rules-any = 不限
rules-all-apply = 下面填寫的條件須全部符合。
rules-changes = 儲存後會重新檢查未結問題；無人負責的問題會交給規則指定的人。
rules-saved = 規則已儲存。
rules-end = 刪除規則
rules-ended = 規則已刪除。
rules-empty = 請至少填寫一個條件：沒有條件的規則會適用於所有問題。
rules-urgency-missing = 請選擇緊急程度，或指定由誰回答。
rules-unknown = 請選擇已有的選項。
rules-words-many = 最多填寫 { $max } 個詞語。
rules-words-odd = 無法查找「{ $word }」。請使用文字組成的詞語，最多 { $max } 個字元。
rules-if-words = 提到：{ $words }
rules-if-board = 討論區：{ $board }
rules-if-group = 客戶群組：{ $group }
rules-if-age = { $hours ->
   *[other] 未結 { $hours } 小時以上
  }
rules-if-me-toos = { $count ->
   *[other] { $count } 人以上同問
  }
rules-try = 試用規則
rules-text = 提問者寫的內容
rules-try-button = 查看適用的規則
rules-comes-to = 緊急程度：{ $urgency }。
rules-nothing-applies = 沒有適用的規則。
rules-applies = 規則「{ $name }」適用。
rules-applies-by = 規則「{ $name }」適用，因為提到：{ $words }。
rules-said = 緊急程度已設定。
rules-by-rules = 緊急程度：依規則
rules-by-rules-now = 緊急程度：{ $urgency }（依規則）
rules-urgency-is = 緊急程度：{ $urgency }
rules-urgency-any = 緊急程度：不限
rules-gives-to = 由 { $name } 負責回答。
rules-owner-gone = 負責人：{ $name }（已不再負責此討論區）
rules-owner-gone-everywhere = 負責人：{ $name }（已不再負責任何討論區）
rules-urgency-left = 不改變
rules-owner-left = 不指定
