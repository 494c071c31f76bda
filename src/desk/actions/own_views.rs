//! Views of one's own: kept, given another name, taken away, brought back. Nobody else sees them.

use chrono::{DateTime, Utc};

use crate::db::{Conn, DeskViewId, MemberId};
use crate::desk::model::narrow::Narrowed;
use crate::desk::model::notes::Standing;
use crate::desk::model::own_views::{OwnView, VIEWS_MAX, ViewName};
use crate::desk::queries::own_views as rows;
use crate::error::Error;
use crate::events::{Happened, Kind, append};

/// What became of keeping one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is there.
    Yes(DeskViewId),
    /// There are as many as a member may have.
    TooMany,
}

/// Keeps what the desk is narrowed to.
pub async fn keep(
    conn: &mut Conn,
    by: MemberId,
    new: (&ViewName, &Narrowed),
    now: DateTime<Utc>,
) -> Result<Kept, Error> {
    if is_full(rows::lock(conn, by, now).await?) {
        return Ok(Kept::TooMany);
    }
    let id = rows::insert(conn, by, new, now).await?;
    tell(conn, by, now).await?;
    Ok(Kept::Yes(id))
}

/// Gives it another name.
pub async fn rename(
    conn: &mut Conn,
    by: MemberId,
    (view, name): (&OwnView, &ViewName),
    now: DateTime<Utc>,
) -> Result<(), Error> {
    if view.name == name.0 {
        return Ok(());
    }
    rows::rename(conn, view.id, name).await?;
    tell(conn, by, now).await
}

/// Takes it away; where it is gone already, nothing happens.
pub async fn delete(conn: &mut Conn, by: MemberId, id: DeskViewId, now: DateTime<Utc>) -> Result<(), Error> {
    rows::lock(conn, by, now).await?;
    if rows::standing(conn, by, id).await? == Standing::Away {
        return Ok(());
    }
    rows::set_deleted(conn, id, Some(now)).await?;
    tell(conn, by, now).await
}

/// Brings it back, as long as it can be.
pub async fn restore(
    conn: &mut Conn,
    by: MemberId,
    id: DeskViewId,
    now: DateTime<Utc>,
) -> Result<Kept, Error> {
    let count = rows::lock(conn, by, now).await?;
    if rows::standing(conn, by, id).await? == Standing::There {
        return Ok(Kept::Yes(id));
    }
    if is_full(count) {
        return Ok(Kept::TooMany);
    }
    rows::set_deleted(conn, id, None).await?;
    tell(conn, by, now).await?;
    Ok(Kept::Yes(id))
}

fn is_full(count: i64) -> bool {
    usize::try_from(count).is_ok_and(|count| count >= VIEWS_MAX)
}

async fn tell(conn: &mut Conn, by: MemberId, now: DateTime<Utc>) -> Result<(), Error> {
    append(conn, Happened::new(Kind::DeskViewsChanged).by(by), now).await?;
    Ok(())
}
