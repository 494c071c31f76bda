drop table canned_uses;
drop table canned_reply_texts;
drop table canned_replies;
