# 相同的问题
merges-title = 合并到另一个问题
merges-lead = 此问题保留其页面、提问者和时限。另一个问题的回答也会显示在这里，由提问者确认是否解决；回答“否”则重新分开。
merges-similar = 相似的问题
merges-which = 另一个问题
merges-which-hint = 其编号或网址。
merges-merge = 合并
merges-unknown = 没有此编号或网址的问题。
merges-same = 那就是此问题本身。
merges-no-question = 只能合并可见的问题。
merges-round = 那个问题已合并到此问题。
merges-not-readable = 有提问者无权查看另一个问题。
merges-refused = 只有此版块的员工可以合并问题。
merges-ended = 提问者已确认该回答解决了问题。
merges-done = 已合并。有回答时会通知提问者。
merges-split = 重新分开
merges-split-done = 已恢复为独立的问题，时限照旧。
merges-into = 之前已有人问过：
merges-answer-comes = 一有回答就会显示在这里。
merges-answer-by = { $name } 在那里的回答
merges-children = { $count ->
   *[other] 另有 { $count } 人问过
}
