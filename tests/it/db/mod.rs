mod fingerprint;
mod managed;
mod schema;
mod statement;
mod table_file;
