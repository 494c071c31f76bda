# The inbox
notifications-title = 通知
notifications-new = 新
notifications-mark-read = 标为已读
notifications-all-read = 全部标为已读
notifications-all-read-done = 已全部标为已读。
notifications-empty = 还没有通知。
notifications-empty-hint = 有人回复您、提到您，或者您关注的问题有了回答，都会显示在这里。
notifications-does-it-solve = 这解决您的问题了吗？请在您的问题页面告诉我们。
notifications-reason = 原因：{ $reason }

# What happened
notifications-reply = { $name } 回复了。
notifications-mention = { $name } 提到了您。
notifications-accepted = { $name } 采纳了您的回答，问题已解决。
notifications-solved = 这个问题已解决：{ $name } 采纳了一个回答。
notifications-verified = { $name } 核实了这里的一个回答。
notifications-verified-yours = { $name } 核实了您的回答。
notifications-hidden = 官方客服隐藏了您的帖子。
notifications-restored = 官方客服恢复显示了您的帖子。
notifications-edited = { $name } 编辑了您的帖子。
notifications-moved = { $name } 将您的问题移到了其他版块。
notifications-in-faq = 已收入常见问题。
notifications-reminder = 您的问题解决了吗？
notifications-presumed = 我们一直没有收到您的消息，暂且视为已解决。如未解决，随时可以点“没有解决”。
notifications-rating = 您的问题已解决。体验如何？问题页面上有两个小问题。
notifications-reopened = { $name } 表示问题没有解决。

# Subjects of mails
notifications-subject-receipt = 已收到您的问题（编号 { $number }）：{ $title }
notifications-subject-reply = { $name } 回复了：{ $title }
notifications-subject-mention = { $name } 提到了您：{ $title }
notifications-subject-accepted = 您的回答已被采纳：{ $title }
notifications-subject-verified = 由 { $name } 核实：{ $title }
notifications-subject-in-faq = 已收入常见问题：{ $title }
notifications-subject-reminder = 问题解决了吗？{ $title }
notifications-subject-presumed = 我们视为已解决：{ $title }
notifications-subject-rating = 体验如何？{ $title }
notifications-subject-hidden = 关于您在“{ $title }”中的帖子

# Bodies of mails
notifications-mail-receipt = 我们已收到您的问题“{ $title }”，编号为 { $number }。
notifications-mail-promise = 我们承诺答复时间：{ $promise }。
notifications-mail-add = 如需补充，请在您的问题页面填写。
notifications-mail-reply = { $name } 回复了“{ $title }”：
notifications-mail-mention = { $name } 在“{ $title }”中提到了您：
notifications-mail-accepted = { $name } 采纳了您对“{ $title }”的回答。感谢您的帮助。
notifications-mail-verified = { $name } 核实了“{ $title }”的一个回答：
notifications-mail-in-faq = “{ $title }”的答案已收入常见问题：
notifications-mail-reminder = 您的问题“{ $title }”已有回答，但我们还没有收到您的消息。
notifications-mail-presumed = 我们一直没有收到您的消息，因此将您的问题“{ $title }”视为已解决。如未解决，随时可以在问题页面点“没有解决”。
notifications-mail-rating = 您的问题“{ $title }”已解决。请回答两个小问题：点击一项，再在打开的页面上确认。
notifications-mail-hidden = 官方客服隐藏了您在“{ $title }”中的帖子，现在只有您和官方客服能看到它。
notifications-mail-hidden-next = 如果您认为有误，请联系我们。我们对大家的要求见：
notifications-open-thread = 查看对话
notifications-open-question = 查看您的问题
notifications-read-article = 阅读文章
notifications-did-it-work = 问题解决了吗？
notifications-yes-solved = 是的，已解决
notifications-not-yet = 还没有
notifications-not-solved = 其实没有解决
notifications-asked-back = 客服需要了解更多情况，请您补充。
notifications-answer = 去回复

# What comes, and how
notifications-replies = { $count } 条新回复。
notifications-choices-link = 选择接收哪些通知
notifications-choices-title = 通知：接收哪些、如何接收
notifications-choices-what = 在以下情况通知我
notifications-choices-here = 站内
notifications-choices-mail = 邮件
notifications-choices-always = 官方客服对您自己帖子的处理，以及有关账号本身的邮件，始终会发送。
notifications-choices-crowds = 一小时内满五封邮件后，更多的回复和提及只显示在这里。
notifications-topic-receipt = 已收到我的问题
notifications-topic-reply = 有人回复我的问题或我关注的讨论
notifications-topic-mention = 有人提到我
notifications-topic-accepted = 我的回答被采纳
notifications-topic-verified = 官方客服核实了与我有关的回答
notifications-topic-solved = 我也遇到或关注的问题已解决
notifications-topic-in-faq = 有文章解答了与我有关的问题
notifications-topic-reminder = 我的问题在等我答复
notifications-topic-presumed = 因我未答复，我的问题视为已解决
notifications-topic-rating = 我的问题已解决：体验如何？
notifications-topic-reopened = 我负责的问题还没有解决
notifications-stop-title = 不再接收这类邮件？
notifications-stop-text = 以下情况将不再发邮件通知您：
notifications-stop-button = 不再接收
notifications-stopped-title = 已停止发送这类邮件
notifications-stopped-text = 以下情况将不再发邮件通知您：
notifications-stop-others = 选择接收哪些通知及方式
