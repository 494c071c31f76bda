mod fingerprint;
mod managed;
mod schema;
mod table_file;
