# The thread page
threads-code-label = 代码
threads-table-label = 表格
threads-about = 关于这个问题
threads-asked = 提问于
threads-views = { $count ->
   *[other] { $number } 次浏览
}
threads-solved-after = { $time }后解决
threads-followers = { $count } 人关注
threads-go-to-answer = 跳到回答
threads-now-in-faq = 已收入常见问题：
threads-now-in-faq-hint = 文章会持续更新，本讨论可能不会。
threads-thread-hidden = 这个问题已隐藏，只有提问者和官方客服能看到。
threads-reply-by-time = 您将在{ $due }收到回复。
threads-reply-late = 回复比我们承诺的时间慢了。您的问题排在最前面，一定会有回复。
threads-did-it-solve = 您的问题解决了吗？
threads-asked-back-you = 客服需要了解更多情况才能帮您解决，正在等您补充。
threads-answer-below = 在下方回复
threads-solved-already = 问题已经解决了
threads-yes-solved = 是的，已解决
threads-not-solved = 还没解决
threads-withdraw = 撤回问题
threads-ended-accepted = 已解决：提问者采纳了回答。
threads-ended-said-solved = 已解决：提问者已确认。
threads-ended-verified = 已解决：官方客服核实了回答。
threads-ended-faq = 已解决：常见问题中已有答案。
threads-ended-presumed = 我们没有再收到提问者的消息，因此视为已解决。随时可以点“还没解决”重新打开。
threads-ended-withdrawn = 提问者撤回了问题。
threads-ended-removed = 已被官方客服移除。
threads-ended-merged = 已合并到另一个问题。
threads-ended-escalated = 已由客服直接处理。
threads-accepted-answer = 已采纳的回答
threads-verified-answer = 已核实的回答
threads-accepted-by = 由 { $name } 于 { $date } 采纳
threads-verified-by = 由 { $name } 于 { $date } 核实
threads-list-comma = { "，" }
threads-replies = { $count } 条回复
threads-more-replies = 还有 { $count } 条回复
threads-reply-by = { $name } 的回复
threads-since = { $year } 年加入
threads-deleted = 作者删除了这条消息。
threads-hidden = 已被官方客服隐藏：{ $reason }
threads-asked-back = 客服需要您补充：
threads-me-too = 我也遇到了
threads-me-too-count = { $count } 人也遇到了
threads-follow = 关注
threads-helpful = 有帮助
threads-helpful-count = { $count } 人觉得有帮助
threads-share = 分享
threads-link = 链接
threads-quote = 引用
threads-report = 举报
threads-hide = 隐藏
threads-show-again = 恢复显示
threads-edited = 编辑过 { $count } 次
threads-accept = 这解决了我的问题
threads-unaccept = 取消采纳
threads-verify = 核实
threads-unverify = 取消核实

# Beside a thread
threads-what-happened = 进展
threads-step-asked = 提问
threads-step-first = 首次回答
threads-step-after = { $time }后
threads-step-faq = 收入常见问题
threads-from-faq = 来自常见问题
threads-similar = 相似的问题
threads-stuck = 还没解决？
threads-stuck-hint = 提出您自己的问题。有问必答。
threads-staff-tools = 客服工具
threads-on-desk = 在工作台打开
threads-claim = 认领
threads-promote = 收入常见问题
threads-move = 移到其他版块

# Replying
threads-your-reply = 您的回复
threads-reply-guest = 登录后即可回复。您写的内容在登录时会保留。
threads-reply-sign-in = 登录后回复
threads-reply-hint = 说说您知道的，或者还缺什么。遇到别的问题？
threads-reply-hint-solved = 这个问题已解决。如有补充，或者回答对您不管用，请回复。遇到别的问题？
threads-ask-new = 提一个新问题
threads-post-reply = 发表回复
threads-ask-back = 请对方补充
threads-follow-by-mail = 有新回复时发邮件给我
threads-private-hint = 请不要写订单号和银行卡信息。

# Asking
threads-ask-heading = 提问
threads-ask-promise = 有问必答。发布后您马上就能看到最迟何时回复。
threads-ask-guest = 您现在就可以写；发布需要账号。
threads-ask-sign-in = 请登录后发布。您输入的内容已保留。
threads-ask-title = 用一句话说出您的问题
threads-ask-title-hint = 就像问朋友一样，例如：“为什么我的灯半夜三点自己熄灭？”
threads-ask-board = 版块
threads-ask-body = 发生了什么？
threads-ask-body-hint = 您做了什么、看到了什么、原本期待什么。图片会很有帮助。
threads-ask-more = 标签
threads-ask-tags = 标签
threads-ask-tags-hint = 最多五个，用逗号分隔。
threads-ask-send = 发布问题
threads-ask-anyway = 仍然提问
threads-ask-not-yet = 您的问题还没有提交：下面的内容也许就是答案。如果都不是，请继续提问。
threads-ask-draft = 继续 { $time } 的草稿
threads-ask-anew = 重新开始
threads-ask-board-suggested = 根据您的问题推荐，如不合适可另选。
threads-suggestions = 找到 { $count } 条相似内容
threads-suggest-carry-on = 或者在下面继续写，我们不会再问。
threads-suggest-answers = 这就是我要的答案

# What is wrong
threads-error-title = 请用一句话写出您的问题
threads-error-body = 请描述发生了什么
threads-error-reply = 请写下您的回复
threads-error-tags = 请用文字填写标签
threads-error-board = 请为您的问题选择版块
threads-error-short = 至少写 { $min } 个字符
threads-error-long = 最多 { $max } 个字符
threads-error-many = 最多填写 { $max } 个
threads-error-control = 文字中有看不见的控制字符。请重新输入，或以纯文本粘贴
threads-error-symbols = 标签至少要有一个文字或数字

# Why not
threads-refused-guest = 请先登录。
threads-refused-unconfirmed = 请先确认您的邮箱地址：打开我们发给您的邮件中的链接。
threads-refused-locked = 官方客服已关闭此讨论的回复。
threads-refused-accept-asker = 只有提问者可以采纳回答。
threads-refused-accept-own = 提问者自己的消息不能作为回答。
threads-refused-gone = 这条消息已不存在。
threads-refused-verify = 只有本版块的官方客服可以核实回答。
threads-refused-ask-back = 只有负责解答本版块的客服可以请提问者补充。
threads-refused-vote-own = 不能给自己的消息点“有帮助”。
threads-refused-me-too = 这是您自己的问题。
threads-refused-withdraw = 只有在还没有人回复时，提问者才能撤回问题。
threads-refused-solved = 只有提问者可以在有回答之后这样说。
threads-refused-reopen = 只有提问者可以重新打开问题。
threads-refused-meanwhile = 这个问题刚刚有了变化。请重新打开看看。
threads-refused-join-long = 与您在那里已写的回复合在一起太长了。请缩短其中一处，再加入。

# Afterwards
threads-flash-asked = 问题已发布。您将在{ $due }收到回复，届时会有邮件通知。附上图片或完整的提示信息能帮我们更快回答：点“编辑”即可添加。
threads-flash-answered = 很高兴您找到了答案，谢谢您先查了一下。
threads-flash-joined = 已记录您也遇到了这个问题，有回答时会通知您。您写的内容已放在下面，可作为回复发送。
threads-flash-replied = 回复已发表。
threads-flash-thanks = 谢谢。如果已解决，请点“是的，已解决”；如果仍需要回答，请点“还没解决”。
threads-flash-thanks-reply = 谢谢。如果某条回复解决了问题，请点该回复下方的“这解决了我的问题”；如果没有，请写下还缺什么。
threads-flash-accepted = 很高兴问题解决了。您的采纳会帮到下一个人。
threads-flash-unaccepted = 已取消采纳，问题重新打开。
threads-flash-verified = 回答已核实。
threads-flash-unverified = 已取消核实。
threads-flash-solved = 很高兴问题解决了。
threads-flash-reopened = 问题已重新打开。请在回复中告诉我们还缺什么。
threads-flash-withdrawn = 问题已撤回。
threads-ask-attached = 提问时会附上本页，您无需重复说明：
