# 開啟工作台期間的變化
live-viewing = { $name } 正在檢視
live-writing = { $name } 正在撰寫
live-joint = ，
live-new = 新增 { $count } 個
live-answered = 已回答 { $count } 個
