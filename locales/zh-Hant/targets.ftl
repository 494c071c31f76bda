# 承諾的時限，以及計時用的行事曆
targets-title = 回覆時限
targets-lead = 各討論區承諾多久回覆、多久解決。為某個客戶群組的某級緊急程度另外設定的時限，對該群組的問題生效；沒有另外設定時，適用「所有人」在該級的時限；該級也沒有設定時，取較低級別中最短的一個。
targets-form-lead = 依旁邊所選行事曆的工作時間填寫小時與分鐘。「所有人」的各列適用於沒有更佳時限的客戶；留空的列不另外承諾。
targets-of = 回覆時限：{ $board }
targets-edit = 修改
targets-edit-of = 修改「{ $board }」的回覆時限
targets-for = 適用於
targets-everybody = 所有人
targets-urgency = 緊急程度
targets-normal = 普通
targets-high = 緊急
targets-safety = 安全
targets-first = 首次回覆
targets-next = 後續回覆
targets-outcome = 解決
targets-counted-by = 計時行事曆
targets-saved = 回覆時限已儲存，未結問題的期限馬上更新。
targets-changes = 儲存後會重新計算未結問題的期限；過去的紀錄保持不變。
targets-tried = 依這些時限，最近 28 天中已能判斷的 { $count } 個問題有 { $percent }% 會準時得到首次回答。
targets-tried-newest = 最近 28 天中最新的 { $asked } 個問題裡，{ $count } 個已能判斷：依這些時限，其中 { $percent }% 會準時得到首次回答。
targets-tried-open = { $count ->
   *[other] 另有 { $count } 個問題仍在等待且未逾時，暫時無法判斷。
  }
targets-tried-standing = 依目前的時限為 { $percent }%。
targets-tried-few = { $count ->
    [0] 無法說明：最近 28 天沒有可供試算的問題。
   *[other] 資料太少：最近 28 天有 { $count } 個問題，到期的不足以說明。
  }
targets-tried-nothing-stored = 尚未儲存。
targets-under-way = 正在重新計算未結問題的期限：{ $done } / { $total }。
targets-look-again = 重新整理
targets-no-groups = 如需為部分客戶承諾不同的時限，請先把他們加入客戶群組。
targets-time-missing = 請填寫全部三個時限，或都不填。
targets-time-zero = 時限必須大於零。
targets-time-long = 時限太長：回覆最長一年，解決最長十年。
targets-outcome-short = 解決時限不能短於首次回覆時限。
targets-later-for-urgency = { $time }（{ $urgency }）：{ $asked }提出的問題，截止時間會是{ $due }，晚於「{ $than }」的{ $sooner }。更緊急的問題不能等得更久。
targets-calendar-missing = 請選擇行事曆。
targets-duration-wrong = 請填寫小時與分鐘，例如 4:00 或 0:30。
targets-duration-hint = 工作時間的小時與分鐘，例如 4:00。
targets-calendars = 行事曆
targets-calendars-line = 計算時限所依據的工作時間與假日。
targets-calendar-new = 新增行事曆
targets-calendar-name = 名稱
targets-calendar-saved = 行事曆已儲存。
targets-calendar-in-use = 有討論區正在使用此行事曆。請先為它們另選行事曆，再停用。
targets-name-missing = 請填寫名稱。
targets-name-taken = 已有同名行事曆。
targets-hours = 工作時間
targets-hours-hint = 例如 9:00–12:00, 13:00–18:00。留空表示休息。
targets-coming-days = 未來的特殊日期
targets-monday = 星期一
targets-tuesday = 星期二
targets-wednesday = 星期三
targets-thursday = 星期四
targets-friday = 星期五
targets-saturday = 星期六
targets-sunday = 星期日
targets-days = 假日與特殊日期
targets-days-hint = 每行一天：日期、當天的工作時間（如有）、名稱。2026-12-24 9:00–12:00, 13:00–15:00 平安夜
targets-never-open = 請至少填寫一個工作日的時間：從不營業的行事曆永遠算不出期限。
targets-hours-unreadable = 「{ $part }」不是一段時間。請寫成 9:00–18:00，結束須晚於開始。
targets-hours-overlap = { $one } 與 { $next } 重疊。
targets-days-no-date = 第 { $line } 行開頭不是日期，例如 2026-12-24。
targets-days-twice = 第 { $line } 行的日期在前面已經出現。
targets-days-long = 第 { $line } 行的名稱超過 { $max } 個字元。
targets-days-time-in-name = 第 { $line } 行：名稱看起來像時間。請把工作時間緊接在日期後面，例如 2026-12-24 9:00–12:00, 13:00–15:00 平安夜。
targets-days-hours = 第 { $line } 行：{ $why }
targets-days-too-many = 最多填寫 { $line } 天；請刪去早已過去的日期。
targets-try = 試算
targets-asked = 提問時間
targets-promised = 承諾時限
targets-try-button = 計算期限
targets-asked-wrong = 請填寫日期與時間。
targets-moment = { $time }（{ $weekday }）
targets-example = { $asked } 提出的問題，期限為 { $due }。
targets-example-short = { $asked } 提問：期限 { $due }
targets-import = 從檔案匯入假日
targets-import-later = 儲存行事曆後，可以從 iCalendar 檔案匯入假日。
targets-file = iCalendar 檔案（.ics）
targets-file-hint = 從一年前到五年後的全天日期會作為休息日加入；行事曆中已有的日期保留原有時間。檔案不超過 1 MB。
targets-file-button = 匯入
targets-file-missing = 請選擇檔案。
targets-file-empty = 檔案是空的，請重新匯出。
targets-file-large = 檔案超過 1 MB。請只匯出假日，或減少年份。
targets-file-other = 這不是 iCalendar 檔案。檔名應以 .ics 結尾，內容以 BEGIN:VCALENDAR 開頭。
targets-file-encoding = 此檔案的編碼不是 UTF-8，名稱會顯示錯誤。請用編輯器開啟，另存為 UTF-8，再重新選擇。
targets-file-nothing = 檔案中沒有需要新增的全天日期。
targets-file-full = { $lost ->
   *[other] 檔案中的 { $lost } 個新日期都放不下：一個行事曆最多 { $max } 天。請先刪去早已過去的日期。
  }
targets-file-read = 已新增 { $count } 天。{ $lost ->
    [0] { "" }
   *[other] 另有 { $lost } 天放不下：一個行事曆最多 { $max } 天。
  }{ $left ->
    [0] { "" }
   *[other] 因帶有具體時間、日期太遠或無法辨識而略過：{ $left }。
  }
targets-time-far = 依這樣的工作時間，要十多年後才到期。
targets-too-few-hours = 工作時間太少，依此行事曆承諾的時限要十多年後才到期。
targets-closed-long = { $from } 至 { $to } 期間沒有任何營業時間，承諾的時限要到之後才會到期。連續休息最多 { $max } 天。
targets-add-group = 為該群組承諾時限
