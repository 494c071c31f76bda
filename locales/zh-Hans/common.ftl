# 每个页面的框架
common-skip = 跳到正文
common-search-label = 搜索常见问题和所有提问
common-search = 搜索
common-nav-main = 主导航
common-nav-faq = 常见问题
common-nav-boards = 版块
common-nav-ask = 提问
common-menu = 菜单
common-language-change = 语言：{ $language }。切换语言
common-languages = 语言
common-theme = 颜色
common-theme-system = 跟随设备
common-theme-light = 浅色
common-theme-dark = 深色
common-notifications = { $count ->
    [0] 通知
   *[other] 通知，{ $count } 条未读
}
common-account-of = { $name }，您的账号
common-sign-in = 登录
common-sign-up = 注册账号
common-sign-out = 退出登录
common-profile = 个人主页
common-my-questions = 您的问题
common-my-following = 关注
common-my-drafts = 草稿
common-account = 账号
common-staff = 官方客服
common-desk = 工作台
common-moderation = 审核
common-faq-drafts = 文章草稿
common-admin = 管理
common-desk-over = { $count } 个已超时
common-desk-over-more = { $number } 个已超时
common-home = 首页
common-breadcrumb = 当前位置
common-foot-talk = 联系我们
common-foot-promise = 有问必答
common-foot-find = 查找答案
common-foot-boards = 所有版块
common-foot-unanswered = 等待回答的问题
common-foot-data = 您的数据
common-foot-privacy = 隐私与数据使用
common-foot-about = 关于
common-foot-rules = 社区规则
common-foot-accessibility = 无障碍
common-foot-runs-on = { $site } 由 Askwell 提供支持。

# 列表
common-pages = 页码
common-page-number = 第 { $number } 页
common-page = 页
common-previous = 上一页
common-next = 下一页
common-first-page = 第一页
common-newer = 较新
common-older = 较早

# 按钮
common-save = 保存
common-cancel = 取消
common-delete = 删除
common-edit = 编辑
common-undo = 撤销
common-apply = 应用
common-back = 返回
common-close = 关闭
common-copy-link = 复制链接
common-show = 显示

# 表单
common-error-title = 错误：{ $title }
common-error-prefix = 错误：
common-error-summary = 有内容需要更正
common-optional = （选填）
common-characters = 已输入 { $used } 字，最多 { $max } 字

# 编辑器
common-view = 视图
common-write = 编写
common-preview = 预览
common-bold = 粗体
common-list = 列表
common-quote = 引用
common-code = 代码
common-link = 链接
common-image = 添加图片
common-image-file = 图片
common-upload-link = 不用脚本添加图片
common-uploading = 正在上传图片
common-draft-saved = 草稿已于 { $time } 保存
common-draft-restored = 已恢复 { $time } 的草稿
common-draft-discard = 丢弃草稿

# 脚本的提示
common-copied = 链接已复制
common-failed = 操作没有成功，请稍后再试。

# 按键
common-keys = 键盘快捷键
common-keys-search = 搜索
common-keys-help = 显示本列表
common-keys-home = 首页
common-keys-faq = 常见问题
common-keys-boards = 版块
common-keys-mine = 您的问题
common-keys-desk = 工作台
common-keys-ask = 提问
common-keys-next = 下一条、上一条
common-keys-open = 打开
common-keys-reply = 回复
common-keys-quote = 引用所选文字回复
common-keys-me-too = 我也遇到了
common-keys-follow = 关注
common-keys-claim = 认领
common-keys-assign = 转给同事
common-keys-verify = 核实
common-keys-send = 发送
common-keys-off = 在账号设置中关闭快捷键

# 日期与时间
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
common-by-date = { $date }（{ $weekday }）{ $time }（{ $zone } 时间）前
common-in-zone = { $time }（{ $zone } 时间）
common-minutes = { $minutes } 分钟
common-hours = { $hours } 小时
common-hours-minutes = { $hours } 小时 { $minutes } 分钟
common-days = { $days } 天
common-days-hours = { $days } 天 { $hours } 小时

# 一万以上的数
common-count-more = { $number }+
common-count-large = { $number } 万
common-count-huge = { $number } 亿
common-replies = { $count ->
    [0] 尚无回复
   *[other] { $count } 条回复
}
common-me-toos = { $count } 人也遇到了
common-asked-by = { $name } 提问
common-in-faq = 已收入常见问题
common-meanwhile-title = 您编辑期间，内容已被他人修改
common-meanwhile-text = 您输入的内容没有丢失，仍保留在下方。请对照两个版本，合并后再保存。
common-meanwhile-now = { $field }：当前内容
