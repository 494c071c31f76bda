//! Statements on sections, their texts and owners.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::{members, section_owners, section_texts, sections};
use crate::db::{BoardId, Conn, MemberId, SectionId};
use crate::faq::model::{Section, SectionText};
use crate::text::lang::Lang;

type SectionColumns = (SectionId, Option<SectionId>, Option<BoardId>, String, i32);

/// All sections, parents before their children, in their order. Two statements however many there are.
pub async fn all(conn: &mut Conn) -> QueryResult<Vec<Section>> {
    let rows: Vec<SectionColumns> = sections::table
        .order((sections::position, sections::id))
        .select((sections::id, sections::parent_id, sections::board_id, sections::slug, sections::position))
        .load(conn)
        .await?;
    let columns = (section_texts::section_id, section_texts::lang, section_texts::name, section_texts::line);
    let written: Vec<(SectionId, String, String, String)> =
        section_texts::table.order(section_texts::lang).select(columns).load(conn).await?;
    let mut texts: HashMap<SectionId, Vec<SectionText>> = HashMap::new();
    for (section, lang, name, line) in written {
        let lang = lang.parse().unwrap_or(Lang::En);
        texts.entry(section).or_default().push(SectionText { lang, name, line });
    }
    let sections = rows.into_iter().map(|(id, parent, board, slug, position)| Section {
        id,
        parent,
        board,
        slug,
        position,
        texts: texts.remove(&id).unwrap_or_default(),
    });
    Ok(in_tree_order(sections.collect()))
}

fn in_tree_order(sections: Vec<Section>) -> Vec<Section> {
    let (tops, children): (Vec<_>, Vec<_>) =
        sections.into_iter().partition(|section| section.parent.is_none());
    let mut ordered = Vec::with_capacity(tops.len() + children.len());
    for top in tops {
        let id = top.id;
        ordered.push(top);
        ordered.extend(children.iter().filter(|child| child.parent == Some(id)).cloned());
    }
    ordered
}

/// The sections a member owns.
pub async fn owned(conn: &mut Conn, member: MemberId) -> QueryResult<Vec<SectionId>> {
    section_owners::table
        .filter(section_owners::member_id.eq(member))
        .select(section_owners::section_id)
        .load(conn)
        .await
}

/// Owners of all sections: section, member, handle, name.
pub async fn owners(conn: &mut Conn) -> QueryResult<Vec<(SectionId, MemberId, String, String)>> {
    section_owners::table
        .inner_join(members::table)
        .order((section_owners::section_id, members::name))
        .select((section_owners::section_id, members::id, members::handle, members::name))
        .load(conn)
        .await
}

/// A section's own columns.
pub struct SectionRow<'a> {
    /// The section above it.
    pub parent: Option<SectionId>,
    /// Where readers who are still stuck ask.
    pub board: Option<BoardId>,
    /// Its part of the address.
    pub slug: &'a str,
}

/// Writes a new section behind its neighbours.
pub async fn insert(conn: &mut Conn, row: &SectionRow<'_>, now: DateTime<Utc>) -> QueryResult<SectionId> {
    let last: Option<i32> = sections::table.select(diesel::dsl::max(sections::position)).first(conn).await?;
    diesel::insert_into(sections::table)
        .values((
            sections::parent_id.eq(row.parent),
            sections::board_id.eq(row.board),
            sections::slug.eq(row.slug),
            sections::position.eq(last.unwrap_or(0) + 1),
            sections::created_at.eq(now),
        ))
        .returning(sections::id)
        .get_result(conn)
        .await
}

/// Changes a section's own columns.
pub async fn update(conn: &mut Conn, id: SectionId, row: &SectionRow<'_>) -> QueryResult<usize> {
    diesel::update(sections::table.find(id.0))
        .set((
            sections::parent_id.eq(row.parent),
            sections::board_id.eq(row.board),
            sections::slug.eq(row.slug),
        ))
        .execute(conn)
        .await
}

/// Writes a section's texts in one go; a language without a name is taken out.
pub async fn put_texts(conn: &mut Conn, id: SectionId, texts: &[SectionText]) -> QueryResult<()> {
    diesel::delete(section_texts::table.filter(section_texts::section_id.eq(id))).execute(conn).await?;
    let rows: Vec<_> = texts
        .iter()
        .map(|text| {
            (
                section_texts::section_id.eq(id),
                section_texts::lang.eq(text.lang.tag()),
                section_texts::name.eq(&text.name),
                section_texts::line.eq(&text.line),
            )
        })
        .collect();
    diesel::insert_into(section_texts::table).values(rows).execute(conn).await?;
    Ok(())
}

/// Locks a section's row until the transaction ends; `None`: there is no such section.
pub async fn lock(conn: &mut Conn, id: SectionId) -> QueryResult<Option<SectionId>> {
    sections::table.find(id.0).select(sections::id).for_no_key_update().first(conn).await.optional()
}

/// Whether there is such a section.
pub async fn exists(conn: &mut Conn, id: SectionId) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(sections::table.find(id.0))).get_result(conn).await
}

/// Puts a section at a place.
pub async fn put_at(conn: &mut Conn, id: SectionId, position: i32) -> QueryResult<()> {
    diesel::update(sections::table.find(id.0)).set(sections::position.eq(position)).execute(conn).await?;
    Ok(())
}

/// Lets the member own the section: whether that is new.
pub async fn add_owner(conn: &mut Conn, id: SectionId, member: MemberId) -> QueryResult<bool> {
    let added = diesel::insert_into(section_owners::table)
        .values((section_owners::section_id.eq(id), section_owners::member_id.eq(member)))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(added == 1)
}

/// Takes the section from an owner.
pub async fn remove_owner(conn: &mut Conn, id: SectionId, member: MemberId) -> QueryResult<()> {
    let row = section_owners::table
        .filter(section_owners::section_id.eq(id))
        .filter(section_owners::member_id.eq(member));
    diesel::delete(row).execute(conn).await?;
    Ok(())
}
