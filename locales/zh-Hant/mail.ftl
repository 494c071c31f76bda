# The frame of every mail
mail-greeting = { $name }，您好：
mail-greeting-nameless = 您好：
mail-footer = 本郵件由 { $site } 寄出。在這裡，有問必答。
mail-settings = 郵件設定
mail-stop = 不再接收這類郵件
