//! What is no longer needed is erased.

use chrono::{DateTime, Utc};
use diesel::QueryResult;

use super::model::{DETAILS_KEPT, NOTES_KEPT};
use super::queries;
use crate::db::Conn;

/// Erases details and notes whose time is over; gives how many rows it touched.
pub async fn erase(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<usize> {
    queries::erase(conn, now - DETAILS_KEPT, now - NOTES_KEPT, now).await
}
