drop table desk_bulk_rows;
drop table desk_bulks;
