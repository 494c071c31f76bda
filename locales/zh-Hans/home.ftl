# 首页
home-greeting = 有什么可以帮您？
home-greeting-name = { $name }，有什么可以帮您？
home-example = 例如：公司抬头的发票
home-all-mine = 查看全部
home-did-it-solve = 等待您确认：问题解决了吗？
home-asked-back = 客服有问题想问您，正在等您补充。
home-most-asked = 最常见的问题
home-all-answers = 按主题查看全部
home-no-articles = 第一批解答正在编写。
home-waiting = 等待回答
home-all-waiting = 全部等待中的问题
home-nobody-waits = 没有人在等待，所有问题都已回答。
home-waiting-line = 知道答案吗？您的回答会帮到别人。到时限仍在等待的问题，客服都会回复。
home-help = 帮助
home-nothing-fits = 没有找到？
home-promise = 请向我们提问，有问必答。
