# The frame of every mail
mail-greeting = { $name }，您好：
mail-greeting-nameless = 您好：
mail-footer = 本邮件由 { $site } 发送。在这里，有问必答。
mail-settings = 邮件设置
mail-stop = 不再接收这类邮件
