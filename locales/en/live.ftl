# What happens while the desk is open
live-viewing = { $name } is viewing
live-writing = { $name } is writing
live-joint = , { "" }
live-new = { $count } new
live-answered = { $count } answered
