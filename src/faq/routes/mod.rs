//! The FAQ's addresses, one file a resource.

pub mod articles;
pub mod drafts;
pub mod feed;
pub mod history;
pub mod promotions;
pub mod publishing;
pub mod sections;
pub mod sections_admin;
pub mod upkeep;
pub mod votes;

mod draft_page;

use crate::db::{Conn, SectionId};
use crate::door::Visit;
use crate::error::Error;
use crate::faq::queries;

/// The section an editor chose, if there is such a one.
async fn existing(conn: &mut Conn, section: Option<SectionId>) -> Result<Option<SectionId>, Error> {
    match section {
        Some(id) if queries::sections::exists(conn, id).await? => Ok(Some(id)),
        _ => Ok(None),
    }
}

/// The sections the viewer owns; guests and customers own none, without asking the database.
async fn owned(conn: &mut Conn, visit: &Visit) -> Result<Vec<SectionId>, Error> {
    match visit.viewer.member_id() {
        Some(id) if visit.viewer.is_staff() && !visit.viewer.is_admin() => {
            Ok(queries::sections::owned(conn, id).await?)
        }
        _ => Ok(Vec::new()),
    }
}
