# 提醒階梯
ladder-title = 提醒階梯
ladder-line = 問題臨近或超過時限時提醒誰
ladder-lead = 承諾時限過去相應比例時，提醒相應的人。問題等待期間，每一步只執行一次。
ladder-percent = 第 { $number } 步：承諾時限的百分比
ladder-tells = 第 { $number } 步：提醒誰
ladder-hint = 留空一行即少一步。只要有人在崗，就不會提醒不在的人。
ladder-owner = 負責回答的人
ladder-leads = 版塊負責人
ladder-next-on-duty = 值班表上的下一位
ladder-escalation = 負責人與版塊負責人：建議改用電話或信函
ladder-saved = 提醒階梯已儲存。未結問題將重新檢查。
ladder-twice = 這一步已存在。
ladder-empty = 請至少輸入一步，以免遺漏任何人。
ladder-conflict = 期間有人變更了提醒階梯。下面是您輸入的內容：儲存將取代對方的變更。
ladder-taken = 已執行的提醒
ladder-step = { $percent }%：{ $tells }
ladder-proposed = 打電話或寫信？
