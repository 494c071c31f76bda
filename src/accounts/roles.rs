//! Giving and taking roles.

use chrono::{DateTime, Utc};
use diesel::QueryResult;

use super::policy;
use super::queries::members;
use crate::db::{Conn, MemberId};
use crate::error::Error;
use crate::events::{Happened, Kind, append};
use crate::viewer::Grant;

/// Gives a role; giving it twice changes nothing. `by` is none for the command line and the set-up page.
pub async fn grant(
    conn: &mut Conn,
    to: MemberId,
    grant: Grant,
    by: Option<MemberId>,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    if members::insert_role(conn, to, grant, by, now).await? == 1 {
        let happened =
            Happened::new(Kind::RoleGranted { role: grant.role, board: grant.board }).subject(to.0);
        append(conn, by.into_iter().fold(happened, Happened::by), now).await?;
    }
    Ok(())
}

/// Takes a role; taking it twice changes nothing.
///
/// # Errors
/// The last admin's role cannot be taken.
pub async fn revoke(
    conn: &mut Conn,
    of: MemberId,
    role_row: i64,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    // Locked first: two admins who take each other's role at once would leave none.
    let admins = members::lock_admins(conn).await?;
    let Some((role, board)) = members::role(conn, of, role_row).await? else { return Ok(()) };
    policy::can_revoke(role, admins)?;
    if members::delete_role(conn, role_row).await? == 1 {
        append(conn, Happened::new(Kind::RoleRevoked { role, board }).by(by).subject(of.0), now).await?;
    }
    Ok(())
}
