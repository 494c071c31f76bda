# 判定问题紧急程度的规则
rules-title = 紧急程度与负责人
rules-line = 按用词、版块、提问者、时长或同问人数判定哪些问题紧急。
rules-lead = 问题的紧急程度取适用规则中最高的一级，并交给第一条指定了负责人的规则所指定的人。员工在工作台上的设定优先于规则。
rules-new = 新建规则
rules-none = 还没有规则。
rules-none-hint = 在员工另行设定之前，所有问题均为普通。
rules-name = 名称
rules-words = 词语
rules-words-hint = 每行一个。提问者写到其中任意一个即可，词形不限：填“burn”也能找到“burning”。
rules-group = 客户组
rules-age = 未结小时数
rules-me-toos = 同问人数
rules-any = 不限
rules-all-apply = 下面填写的条件须全部满足。
rules-changes = 保存后会重新检查未结问题；无人负责的问题会交给规则指定的人。
rules-saved = 规则已保存。
rules-end = 删除规则
rules-ended = 规则已删除。
rules-empty = 请至少填写一个条件：没有条件的规则会适用于所有问题。
rules-urgency-missing = 请选择紧急程度，或指定由谁回答。
rules-unknown = 请选择已有的选项。
rules-words-many = 最多填写 { $max } 个词语。
rules-words-odd = 无法查找“{ $word }”。请使用文字组成的词语，最多 { $max } 个字符。
rules-if-words = 提到：{ $words }
rules-if-board = 版块：{ $board }
rules-if-group = 客户组：{ $group }
rules-if-age = { $hours ->
   *[other] 未结 { $hours } 小时以上
  }
rules-if-me-toos = { $count ->
   *[other] { $count } 人以上同问
  }
rules-try = 试用规则
rules-text = 提问者写的内容
rules-try-button = 查看适用的规则
rules-comes-to = 紧急程度：{ $urgency }。
rules-nothing-applies = 没有适用的规则。
rules-applies = 规则“{ $name }”适用。
rules-applies-by = 规则“{ $name }”适用，因为提到：{ $words }。
rules-said = 紧急程度已设定。
rules-by-rules = 紧急程度：按规则
rules-by-rules-now = 紧急程度：{ $urgency }（按规则）
rules-urgency-is = 紧急程度：{ $urgency }
rules-urgency-any = 紧急程度：不限
rules-gives-to = 由 { $name } 负责回答。
rules-owner-gone = 负责人：{ $name }（已不再负责此版块）
rules-owner-gone-everywhere = 负责人：{ $name }（已不再负责任何版块）
rules-urgency-left = 不改变
rules-owner-left = 不指定
