# The frame of every mail
mail-greeting = Hello { $name },
mail-greeting-nameless = Hello,
mail-footer = This message was sent by { $site }, where every question gets an answer.
mail-settings = Mail settings
mail-stop = Stop mails like this
