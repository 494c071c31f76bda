# 一次处理工作台上的多个问题
bulk-label = 对选中的问题执行
bulk-pick = 选择：{ $title }
bulk-all = 选择本页全部
bulk-picked = 已选 % 个
bulk-assign = 转给
bulk-move = 移动
bulk-into = 合并到的问题编号
bulk-urgency = 设置紧急程度
bulk-came = { $said }。
bulk-joint = ；
bulk-claimed = { $count ->
   *[other] { $count } 个问题现在由您负责
}
bulk-released = { $count } 个已取消认领
bulk-assigned = { $count } 个已转给 { $name }
bulk-assigned-plain = { $count } 个已转给同事
bulk-moved = { $count } 个已移至“{ $name }”
bulk-moved-plain = { $count } 个已移动
bulk-urgent = { $count } 个的紧急程度已设为“{ $name }”
bulk-urgent-plain = { $count } 个的紧急程度已更改
bulk-merged = { $count } 个已合并到“{ $name }”
bulk-merged-plain = { $count } 个已合并
bulk-undone = { $count } 个已恢复原状
bulk-undo-until = { $time } 之前可以撤销：{ $said }。
bulk-undone-already = 这一操作已经撤销。
bulk-too-late = 已超过十分钟，无法撤销。
bulk-none = 请先选择至少一个问题。
bulk-many = 最多可选择 { $max } 个问题。
bulk-unknown = 请选择要执行的操作。
bulk-left-taken = { $count ->
   *[other] { $count } 个未处理：{ $name } 正在回答
}
bulk-left-others = { $count ->
   *[other] { $count } 个未处理：其他同事正在回答
}
bulk-left-team = { $count ->
   *[other] { $count } 个未处理：{ $name } 不负责相应版块
}
bulk-left-same = { $count ->
   *[other] { $count } 个原本就是如此
}
bulk-left-ended = { $count ->
   *[other] { $count } 个未处理：已不再等待回答
}
bulk-left-refused = { $count ->
   *[other] { $count } 个未处理：您无权执行此操作
}
bulk-left-changed = { $count ->
   *[other] { $count } 个未处理：此后又有变化
}
bulk-left-merged = { $count ->
   *[other] { $count } 个未处理：已与其他问题合并
}
bulk-left-unreadable = { $count ->
   *[other] { $count } 个未处理：提问者无权查看另一个问题
}
bulk-keys = 选择
