# 承诺的时限，以及计时用的日历
targets-title = 答复时限
targets-lead = 各版块承诺多久答复、多久解决。为某个客户组的某级紧急程度单独设定的时限，对该组的问题生效；没有单独设定时，适用“所有人”在该级的时限；该级也没有设定时，取较低级别中最短的一个。
targets-form-lead = 按旁边所选日历的工作时间填写小时和分钟。“所有人”的各行适用于没有更优时限的客户；留空的行不单独承诺。
targets-of = 答复时限：{ $board }
targets-edit = 修改
targets-edit-of = 修改“{ $board }”的答复时限
targets-for = 适用于
targets-everybody = 所有人
targets-urgency = 紧急程度
targets-normal = 普通
targets-high = 紧急
targets-safety = 安全
targets-first = 首次回答
targets-next = 后续答复
targets-outcome = 解决
targets-counted-by = 计时日历
targets-saved = 答复时限已保存，未结问题的截止时间马上更新。
targets-changes = 保存后会重新计算未结问题的截止时间；过去的记录保持不变。
targets-tried = 按这些时限，最近 28 天中已能判断的 { $count } 个问题有 { $percent }% 会按时得到首次回答。
targets-tried-newest = 最近 28 天中最新的 { $asked } 个问题里，{ $count } 个已能判断：按这些时限，其中 { $percent }% 会按时得到首次回答。
targets-tried-open = { $count ->
   *[other] 另有 { $count } 个问题仍在等待且未超时，暂时无法判断。
  }
targets-tried-standing = 按目前的时限为 { $percent }%。
targets-tried-few = { $count ->
    [0] 无法说明：最近 28 天没有可供试算的问题。
   *[other] 数据太少：最近 28 天有 { $count } 个问题，到期的不足以说明。
  }
targets-tried-nothing-stored = 尚未保存。
targets-under-way = 正在重新计算未结问题的截止时间：{ $done } / { $total }。
targets-look-again = 刷新
targets-no-groups = 如需为部分客户承诺不同的时限，请先把他们加入客户组。
targets-time-missing = 请填写全部三个时限，或都不填。
targets-time-zero = 时限必须大于零。
targets-time-long = 时限太长：答复最长一年，解决最长十年。
targets-outcome-short = 解决时限不能短于首次回答时限。
targets-later-for-urgency = { $time }（{ $urgency }）：{ $asked }提出的问题，截止时间会是{ $due }，晚于“{ $than }”的{ $sooner }。更紧急的问题不能等得更久。
targets-calendar-missing = 请选择日历。
targets-duration-wrong = 请填写小时和分钟，例如 4:00 或 0:30。
targets-duration-hint = 工作时间的小时和分钟，例如 4:00。
targets-calendars = 日历
targets-calendars-line = 计算时限所依据的工作时间和节假日。
targets-calendar-new = 新建日历
targets-calendar-name = 名称
targets-calendar-saved = 日历已保存。
targets-calendar-in-use = 有版块正在使用此日历。请先为它们另选日历，再停用。
targets-name-missing = 请填写名称。
targets-name-taken = 已有同名日历。
targets-hours = 工作时间
targets-hours-hint = 例如 9:00–12:00, 13:00–18:00。留空表示休息。
targets-coming-days = 未来的特殊日期
targets-monday = 星期一
targets-tuesday = 星期二
targets-wednesday = 星期三
targets-thursday = 星期四
targets-friday = 星期五
targets-saturday = 星期六
targets-sunday = 星期日
targets-days = 节假日和特殊日期
targets-days-hint = 每行一天：日期、当天的工作时间（如有）、名称。2026-12-24 9:00–12:00, 13:00–15:00 平安夜
targets-never-open = 请至少填写一个工作日的时间：从不营业的日历永远算不出截止时间。
targets-hours-unreadable = “{ $part }”不是一段时间。请写成 9:00–18:00，结束须晚于开始。
targets-hours-overlap = { $one } 与 { $next } 重叠。
targets-days-no-date = 第 { $line } 行开头不是日期，例如 2026-12-24。
targets-days-twice = 第 { $line } 行的日期在前面已经出现。
targets-days-long = 第 { $line } 行的名称超过 { $max } 个字符。
targets-days-time-in-name = 第 { $line } 行：名称看起来像时间。请把工作时间紧跟在日期后面，例如 2026-12-24 9:00–12:00, 13:00–15:00 平安夜。
targets-days-hours = 第 { $line } 行：{ $why }
targets-days-too-many = 最多填写 { $line } 天；请删去早已过去的日期。
targets-try = 试算
targets-asked = 提问时间
targets-promised = 承诺时限
targets-try-button = 计算截止时间
targets-asked-wrong = 请填写日期和时间。
targets-moment = { $time }（{ $weekday }）
targets-example = { $asked } 提出的问题，截止时间为 { $due }。
targets-example-short = { $asked } 提问：{ $due } 截止
targets-import = 从文件导入节假日
targets-import-later = 保存日历后，可以从 iCalendar 文件导入节假日。
targets-file = iCalendar 文件（.ics）
targets-file-hint = 从一年前到五年后的全天日期会作为休息日加入；日历中已有的日期保留原有时间。文件不超过 1 MB。
targets-file-button = 导入
targets-file-missing = 请选择文件。
targets-file-empty = 文件是空的，请重新导出。
targets-file-large = 文件超过 1 MB。请只导出节假日，或减少年份。
targets-file-other = 这不是 iCalendar 文件。文件名应以 .ics 结尾，内容以 BEGIN:VCALENDAR 开头。
targets-file-encoding = 此文件的编码不是 UTF-8，名称会显示错误。请用编辑器打开，另存为 UTF-8，再重新选择。
targets-file-nothing = 文件中没有需要新增的全天日期。
targets-file-full = { $lost ->
   *[other] 文件中的 { $lost } 个新日期都放不下：一个日历最多 { $max } 天。请先删去早已过去的日期。
  }
targets-file-read = 已添加 { $count } 天。{ $lost ->
    [0] { "" }
   *[other] 另有 { $lost } 天放不下：一个日历最多 { $max } 天。
  }{ $left ->
    [0] { "" }
   *[other] 因带有具体时间、日期太远或无法识别而略过：{ $left }。
  }
targets-time-far = 按这样的工作时间，要十多年后才到期。
targets-too-few-hours = 工作时间太少，按此日历承诺的时限要十多年后才到期。
targets-closed-long = { $from } 至 { $to } 期间没有任何营业时间，承诺的时限要到之后才会到期。连续休息最多 { $max } 天。
targets-add-group = 为该组承诺时限
