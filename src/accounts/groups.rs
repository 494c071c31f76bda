//! Customer groups: sets of members, to promise them times of their own.

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel::result::{DatabaseErrorKind, Error as Diesel};

use super::queries::groups;
use crate::db::{Conn, GroupId, MemberId};
use crate::events::{Happened, Kind, append};

/// Characters of a group's name.
pub const NAME_CHARS_MAX: usize = 60;
/// Members that are added at once.
pub const ADDED_MAX: usize = 200;

/// Why a group was not changed.
#[derive(Debug, thiserror::Error)]
pub enum GroupError {
    /// Another group has this name.
    #[error("the name is taken")]
    NameTaken,
    /// Something was or is promised to it.
    #[error("targets name this group")]
    InUse,
    /// Rules of urgency ask for it.
    #[error("rules of urgency name this group")]
    InRules,
    /// The database refused.
    #[error("database: {0}")]
    Database(Diesel),
}

impl From<Diesel> for GroupError {
    fn from(error: Diesel) -> Self {
        match &error {
            Diesel::DatabaseError(DatabaseErrorKind::UniqueViolation, info)
                if info.constraint_name() == Some("customer_groups_name_taken") =>
            {
                Self::NameTaken
            }
            Diesel::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, info)
                if info.constraint_name() == Some("targets_group_id_fkey") =>
            {
                Self::InUse
            }
            Diesel::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, info)
                if info.constraint_name() == Some("urgency_rules_group_id_fkey") =>
            {
                Self::InRules
            }
            _ => Self::Database(error),
        }
    }
}

impl From<GroupError> for crate::error::Error {
    fn from(error: GroupError) -> Self {
        match error {
            GroupError::Database(error) => error.into(),
            other => Self::Internal(other.to_string()),
        }
    }
}

/// Makes a group.
pub async fn create(
    conn: &mut Conn,
    name: &str,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<GroupId, GroupError> {
    let id = groups::insert(conn, name, now).await?;
    tell(conn, id, by, now).await?;
    Ok(id)
}

/// Gives it another name than the one it has.
pub async fn rename(
    conn: &mut Conn,
    (id, former): (GroupId, &str),
    name: &str,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), GroupError> {
    if name == former {
        return Ok(());
    }
    groups::rename(conn, id, name).await?;
    tell(conn, id, by, now).await?;
    Ok(())
}

/// Takes it away. Kept history names the promises that were made to it, so one that had any stays, and so does one that
/// a rule asks for.
pub async fn end(conn: &mut Conn, id: GroupId, by: MemberId, now: DateTime<Utc>) -> Result<(), GroupError> {
    groups::delete(conn, id).await?;
    tell(conn, id, by, now).await?;
    Ok(())
}

/// Adds members; gives how many were new.
pub async fn add(
    conn: &mut Conn,
    id: GroupId,
    who: &[MemberId],
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let added = groups::add(conn, id, who, by, now).await?;
    if added > 0 {
        tell(conn, id, by, now).await?;
    }
    Ok(added)
}

/// Takes a member out.
pub async fn remove(
    conn: &mut Conn,
    id: GroupId,
    who: MemberId,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    if groups::remove(conn, id, who).await? > 0 {
        tell(conn, id, by, now).await?;
    }
    Ok(())
}

async fn tell(conn: &mut Conn, id: GroupId, by: MemberId, now: DateTime<Utc>) -> QueryResult<()> {
    append(conn, Happened::new(Kind::GroupChanged).subject(id.0).by(by), now).await?;
    Ok(())
}
