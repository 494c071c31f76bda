# The frame of every mail
mail-greeting = Hello { $name },
mail-footer = This message was sent by { $site }, where every question gets an answer.
mail-settings = Mail settings
