drop table member_notes;
