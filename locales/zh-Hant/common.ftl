# 每個頁面的框架
common-skip = 跳到主要內容
common-search-label = 搜尋常見問題和所有提問
common-search = 搜尋
common-nav-main = 主選單
common-nav-faq = 常見問題
common-nav-boards = 討論區
common-nav-ask = 提問
common-menu = 選單
common-language-change = 語言：{ $language }。切換語言
common-languages = 語言
common-theme = 顏色
common-theme-system = 跟隨裝置
common-theme-light = 淺色
common-theme-dark = 深色
common-notifications = { $count ->
    [0] 通知
   *[other] 通知，{ $count } 則未讀
}
common-account-of = { $name }，您的帳號
common-sign-in = 登入
common-sign-up = 註冊帳號
common-sign-out = 登出
common-profile = 個人頁面
common-my-questions = 您的問題
common-my-following = 追蹤
common-my-drafts = 草稿
common-account = 帳號
common-staff = 官方客服
common-desk = 工作台
common-moderation = 審核
common-faq-drafts = 文章草稿
common-admin = 管理
common-desk-over = { $count } 個已逾時
common-desk-over-more = { $number } 個已逾時
common-home = 首頁
common-breadcrumb = 目前位置
common-foot-talk = 聯絡我們
common-foot-promise = 有問必答
common-foot-find = 尋找答案
common-foot-boards = 所有討論區
common-foot-unanswered = 等待回答的問題
common-foot-data = 您的資料
common-foot-privacy = 隱私權與資料使用
common-foot-about = 關於
common-foot-rules = 社群規則
common-foot-accessibility = 無障礙
common-foot-runs-on = { $site } 由 Askwell 提供技術支援。

# 列表
common-pages = 頁碼
common-page-number = 第 { $number } 頁
common-page = 頁
common-previous = 上一頁
common-next = 下一頁
common-first-page = 第一頁
common-newer = 較新
common-older = 較舊

# 按鈕
common-save = 儲存
common-cancel = 取消
common-delete = 刪除
common-edit = 編輯
common-undo = 復原
common-apply = 套用
common-back = 返回
common-close = 關閉
common-copy-link = 複製連結
common-show = 顯示

# 表單
common-error-title = 錯誤：{ $title }
common-error-prefix = 錯誤：
common-error-summary = 有內容需要更正
common-optional = （選填）
common-characters = 已輸入 { $used } 字，最多 { $max } 字

# 編輯器
common-view = 檢視
common-write = 撰寫
common-preview = 預覽
common-bold = 粗體
common-list = 清單
common-quote = 引用
common-code = 程式碼
common-link = 連結
common-image = 加入圖片
common-image-file = 圖片
common-upload-link = 不用指令碼加入圖片
common-uploading = 正在上傳圖片
common-draft-saved = 草稿已於 { $time } 儲存
common-draft-restored = 已還原 { $time } 的草稿
common-draft-discard = 捨棄草稿

# 指令碼的訊息
common-copied = 連結已複製
common-failed = 操作沒有成功，請稍後再試。

# 按鍵
common-keys = 鍵盤快速鍵
common-keys-search = 搜尋
common-keys-help = 顯示本清單
common-keys-home = 首頁
common-keys-faq = 常見問題
common-keys-boards = 討論區
common-keys-mine = 您的問題
common-keys-desk = 工作台
common-keys-ask = 提問
common-keys-next = 下一則、上一則
common-keys-open = 開啟
common-keys-reply = 回覆
common-keys-quote = 引用所選文字回覆
common-keys-me-too = 我也遇到了
common-keys-follow = 追蹤
common-keys-claim = 認領
common-keys-assign = 轉給同事
common-keys-verify = 核實
common-keys-send = 送出
common-keys-off = 在帳號設定中關閉快速鍵

# 日期與時間
common-date = { $year }年{ $month }月{ $day }日
common-day-month = { $month }月{ $day }日
common-day-month-full = { $month }月{ $day }日
common-weekday = { $weekday ->
    [1] 星期一
    [2] 星期二
    [3] 星期三
    [4] 星期四
    [5] 星期五
    [6] 星期六
   *[other] 星期日
}
common-date-time = { $date } { $time }
common-by-today = 今天 { $time } 前
common-by-tomorrow = 明天 { $time } 前
common-by-day = { $date }（{ $weekday }）{ $time } 前
common-date-full = { $year }年{ $date }
common-by-date = { $date }（{ $weekday }）{ $time }（{ $zone } 時間）前
common-in-zone = { $time }（{ $zone } 時間）
common-minutes = { $minutes } 分鐘
common-hours = { $hours } 小時
common-hours-minutes = { $hours } 小時 { $minutes } 分鐘
common-days = { $days } 天
common-days-hours = { $days } 天 { $hours } 小時

# 一萬以上的數
common-count-more = { $number }+
common-count-large = { $number } 萬
common-count-huge = { $number } 億
common-replies = { $count ->
    [0] 尚無回覆
   *[other] { $count } 則回覆
}
common-me-toos = { $count } 人也遇到了
common-asked-by = { $name } 提問
common-in-faq = 已收入常見問題
common-meanwhile-title = 您編輯期間，內容已被他人修改
common-meanwhile-text = 您輸入的內容沒有遺失，仍保留在下方。請對照兩個版本，合併後再儲存。
common-meanwhile-now = { $field }：目前內容
