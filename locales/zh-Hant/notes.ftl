# 問題上的內部備註
notes-title = 內部備註
notes-by = { $name } 的備註，僅客服可見
notes-staff-only = 備註，僅客服可見
notes-write = 寫內部備註
notes-label = 備註
notes-hint = 只有本討論區的客服能看到，不會通知任何人。
notes-save = 儲存備註
notes-delete = 刪除
notes-added = 備註已儲存，只有客服能看到。
notes-deleted = 備註已刪除。
notes-restored = 備註已復原。
notes-error-empty = 請先填寫備註
notes-error-many = 關於這位客戶已有 { $max } 條備註，請先刪除一條
notes-refused = 只有本討論區的客服才能在這裡寫備註。
notes-refused-delete = 只有寫備註的人才能刪除它。
notes-refused-own = 客服不能寫關於自己的備註。
