//! Making and changing sections; every change touches the lists of the FAQ.

use chrono::{DateTime, Utc};

use super::FaqError;
use crate::accounts::queries::members;
use crate::db::{Conn, MemberId, SectionId};
use crate::error::Refusal;
use crate::events::{self, Happened, Kind};
use crate::faq::model::{Section, SectionText};
use crate::faq::queries::sections::{self, SectionRow};
use crate::ui::words::t;

/// Up or down among its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Before the one above.
    Up,
    /// Behind the one below.
    Down,
}

/// Makes a section.
pub async fn create(
    conn: &mut Conn,
    row: &SectionRow<'_>,
    texts: &[SectionText],
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<SectionId, FaqError> {
    fits_tree(&sections::all(conn).await?, None, row.parent)?;
    let id = sections::insert(conn, row, now).await?;
    sections::put_texts(conn, id, texts).await?;
    changed(conn, id, by, now).await?;
    Ok(id)
}

/// Changes a section.
pub async fn update(
    conn: &mut Conn,
    id: SectionId,
    row: &SectionRow<'_>,
    texts: &[SectionText],
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), FaqError> {
    fits_tree(&sections::all(conn).await?, Some(id), row.parent)?;
    sections::update(conn, id, row).await?;
    sections::put_texts(conn, id, texts).await?;
    changed(conn, id, by, now).await
}

/// Two deep at most: a parent stands on top, and who has children gets none.
fn fits_tree(all: &[Section], id: Option<SectionId>, parent: Option<SectionId>) -> Result<(), FaqError> {
    let Some(parent) = parent else { return Ok(()) };
    let on_top = all.iter().any(|section| section.id == parent && section.parent.is_none());
    let has_children = id.is_some() && all.iter().any(|section| section.parent == id);
    if on_top && !has_children && id != Some(parent) {
        Ok(())
    } else {
        Err(Refusal(t::FAQ_REFUSE_DEPTH).into())
    }
}

/// Changes places with a neighbour; positions are written anew, so that equal ones come apart.
pub async fn shift(
    conn: &mut Conn,
    id: SectionId,
    to: Direction,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), FaqError> {
    let all = sections::all(conn).await?;
    let Some(parent) = all.iter().find(|section| section.id == id).map(|section| section.parent) else {
        return Ok(());
    };
    let mut row: Vec<SectionId> =
        all.iter().filter(|section| section.parent == parent).map(|section| section.id).collect();
    let Some(at) = row.iter().position(|other| *other == id) else { return Ok(()) };
    let other = match to {
        Direction::Up => at.checked_sub(1),
        Direction::Down => Some(at + 1).filter(|next| *next < row.len()),
    };
    let Some(other) = other else { return Ok(()) };
    row.swap(at, other);
    for (place, section) in (1..).zip(row) {
        sections::put_at(conn, section, place).await?;
    }
    changed(conn, id, by, now).await
}

/// What came of giving a section an owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnerAdded {
    /// They own it.
    Done,
    /// Nobody has the handle.
    Unknown,
    /// They answer for no board: articles are not theirs to write.
    NotStaff,
}

/// Lets the member of that name publish in the section.
pub async fn add_owner(
    conn: &mut Conn,
    id: SectionId,
    handle: &str,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<OwnerAdded, FaqError> {
    let Some(member) = members::by_handle(conn, handle).await? else { return Ok(OwnerAdded::Unknown) };
    if !members::answering(conn).await?.iter().any(|(staff, _)| *staff == member.id) {
        return Ok(OwnerAdded::NotStaff);
    }
    if sections::add_owner(conn, id, member.id).await? {
        changed(conn, id, by, now).await?;
    }
    Ok(OwnerAdded::Done)
}

/// Takes the section from an owner.
pub async fn remove_owner(
    conn: &mut Conn,
    id: SectionId,
    owner: MemberId,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), FaqError> {
    sections::remove_owner(conn, id, owner).await?;
    changed(conn, id, by, now).await
}

async fn changed(conn: &mut Conn, id: SectionId, by: MemberId, now: DateTime<Utc>) -> Result<(), FaqError> {
    events::append(conn, Happened::new(Kind::SectionChanged).by(by).subject(id.0), now).await?;
    Ok(())
}
