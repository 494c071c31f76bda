//! Keeping the list of products, saying what one owns, and naming what a thread is about.

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel::result::{DatabaseErrorKind, Error as Diesel};

use super::model::{Chosen, NewProduct, Offered, PRODUCTS_MAX, Product};
use super::queries;
use crate::db::{Conn, MemberId, ProductId, ThreadId};
use crate::events::{Happened, Kind, append};

/// Why a product was not kept.
#[derive(Debug, thiserror::Error)]
pub enum ProductError {
    /// Another product has this name.
    #[error("the name is taken")]
    NameTaken,
    /// There are [`PRODUCTS_MAX`] on the list.
    #[error("the list is full")]
    Full,
    /// The database refused.
    #[error("database: {0}")]
    Database(Diesel),
}

impl From<Diesel> for ProductError {
    fn from(error: Diesel) -> Self {
        match &error {
            Diesel::DatabaseError(DatabaseErrorKind::UniqueViolation, info)
                if info.constraint_name() == Some("products_name_taken") =>
            {
                Self::NameTaken
            }
            _ => Self::Database(error),
        }
    }
}

/// Makes one.
///
/// # Errors
/// [`ProductError`] says why it was not kept.
pub async fn create(
    conn: &mut Conn,
    new: &NewProduct,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<ProductId, ProductError> {
    has_room(conn).await?;
    let id = queries::insert(conn, new, by, now).await?;
    tell(conn, id, by, now).await?;
    Ok(id)
}

/// Changes one that the caller has locked; where it says so already, nothing happens.
///
/// # Errors
/// [`ProductError`] says why it was not kept.
pub async fn update(
    conn: &mut Conn,
    product: &Product,
    new: &NewProduct,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), ProductError> {
    if new.is(product) {
        return Ok(());
    }
    queries::update(conn, product.id, new, by, now).await?;
    tell(conn, product.id, by, now).await?;
    Ok(())
}

/// Whether a product is on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// It is.
    On,
    /// It was put away.
    Off,
}

/// Puts one that the caller has locked away, or back. Where it stands so already, nothing happens.
///
/// # Errors
/// [`ProductError`] says why it was not kept.
pub async fn list(
    conn: &mut Conn,
    product: &Product,
    listing: Listing,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), ProductError> {
    let off = listing == Listing::Off;
    if product.archived_at.is_some() == off {
        return Ok(());
    }
    if !off {
        has_room(conn).await?;
    }
    queries::archive(conn, product.id, off.then_some((by, now))).await?;
    Ok(tell(conn, product.id, by, now).await?)
}

/// Whether one more fits on the list.
async fn has_room(conn: &mut Conn) -> Result<(), ProductError> {
    if queries::count_alone(conn).await? >= PRODUCTS_MAX { Err(ProductError::Full) } else { Ok(()) }
}

async fn tell(conn: &mut Conn, id: ProductId, by: MemberId, now: DateTime<Utc>) -> QueryResult<()> {
    append(conn, Happened::new(Kind::ProductChanged).subject(id.0).by(by), now).await?;
    Ok(())
}

/// Keeps what a member says they own, of what is offered to them. Said again, nothing happens.
pub async fn own(
    conn: &mut Conn,
    member: MemberId,
    (offered, own): (&[Offered], &[Chosen]),
    now: DateTime<Utc>,
) -> QueryResult<()> {
    if offered.iter().filter_map(|one| one.own.as_ref()).eq(own) {
        return Ok(());
    }
    queries::own(conn, member, own, now).await?;
    append(conn, Happened::new(Kind::OwnedProductsChanged).subject(member.0).by(member), now).await?;
    Ok(())
}

/// Says which product a thread that was just opened is about. The thread's own event stands for it.
pub async fn name(conn: &mut Conn, thread: ThreadId, chosen: &Chosen) -> QueryResult<()> {
    queries::name(conn, thread, chosen).await
}
