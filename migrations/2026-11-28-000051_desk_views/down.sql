drop table desk_views;
