drop table desk_presence;
