# 提醒阶梯
ladder-title = 提醒阶梯
ladder-line = 问题临近或超过时限时提醒谁
ladder-lead = 承诺时限过去相应比例时，提醒相应的人。问题等待期间，每一步只执行一次。
ladder-percent = 第 { $number } 步：承诺时限的百分比
ladder-tells = 第 { $number } 步：提醒谁
ladder-hint = 留空一行即少一步。只要有人在岗，就不会提醒不在的人。
ladder-owner = 负责回答的人
ladder-leads = 版块负责人
ladder-next-on-duty = 值班表上的下一位
ladder-escalation = 负责人与版块负责人：建议改用电话或信函
ladder-saved = 提醒阶梯已保存。未结问题将重新检查。
ladder-twice = 这一步已存在。
ladder-empty = 请至少输入一步，以免遗漏任何人。
ladder-conflict = 期间有人更改了提醒阶梯。下面是您输入的内容：保存将取代对方的更改。
ladder-taken = 已执行的提醒
ladder-step = { $percent }%：{ $tells }
ladder-proposed = 打电话或写信？
