drop table address_showings;
