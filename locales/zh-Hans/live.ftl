# 打开工作台期间的变化
live-viewing = { $name } 正在查看
live-writing = { $name } 正在撰写
live-joint = ，
live-new = 新增 { $count } 个
live-answered = 已回答 { $count } 个
