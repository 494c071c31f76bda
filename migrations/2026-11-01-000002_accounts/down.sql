drop table settings;
drop table sign_in_failures;
drop table tokens;
drop table sessions;
drop table member_roles;
drop table members;
