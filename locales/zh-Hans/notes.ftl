# 问题上的内部备注
notes-title = 内部备注
notes-by = { $name } 的备注，仅客服可见
notes-staff-only = 备注，仅客服可见
notes-write = 写内部备注
notes-label = 备注
notes-hint = 只有本版块的客服能看到，不会通知任何人。
notes-save = 保存备注
notes-delete = 删除
notes-added = 备注已保存，只有客服能看到。
notes-deleted = 备注已删除。
notes-restored = 备注已恢复。
notes-error-empty = 请先填写备注
notes-error-many = 关于这位客户已有 { $max } 条备注，请先删除一条
notes-refused = 只有本版块的客服才能在这里写备注。
notes-refused-delete = 只有写备注的人才能删除它。
notes-refused-own = 客服不能写关于自己的备注。
