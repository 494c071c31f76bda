mod managed;
