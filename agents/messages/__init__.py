"""One catalogue of messages: English as the code says them, Chinese beside it.

`said` chooses by the language that was set; the catalogue is `lint`, `review`, `publish`
and `command_line`, by the room that speaks.
"""
