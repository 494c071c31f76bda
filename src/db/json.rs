//! Rows that a statement gives as JSON, read into their type at once.

use diesel::deserialize::{FromSql, FromSqlRow};
use diesel::pg::{Pg, PgValue};
use diesel::sql_types::Json;
use serde::de::DeserializeOwned;

/// What a column of type `json` holds. What does not read is an error of the statement.
#[derive(Debug, Clone, Default, FromSqlRow)]
pub struct FromJson<T>(pub T);

impl<T: DeserializeOwned> FromSql<Json, Pg> for FromJson<T> {
    fn from_sql(bytes: PgValue<'_>) -> diesel::deserialize::Result<Self> {
        Ok(Self(serde_json::from_slice(bytes.as_bytes())?))
    }
}
