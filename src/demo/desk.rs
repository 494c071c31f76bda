//! What the desk has to work with: canned replies with where they were sent, products, and notes among staff. Nobody is told.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::afterwards::Around;
use super::content::Span;
use super::run::DemoError;
use super::word::{self, Word};
use crate::db::{BoardId, Conn};
use crate::desk::actions::{canned, member_notes, notes};
use crate::desk::model::View;
use crate::desk::model::canned::{CannedText, Inserted, NewCanned, Whose};
use crate::desk::model::member_notes::MemberNoteBody;
use crate::desk::model::narrow::{Narrowed, Waited};
use crate::desk::model::own_views::ViewName;
use crate::desk::queries::canned as rows;
use crate::desk::queries::notes::NewNote;
use crate::desk::queries::own_views;
use crate::products;
use crate::products::model::{Chosen, NewProduct};
use crate::text::{Lang, lang};
use crate::threads::queries;
use crate::threads::rendering::render_now;

/// All of it.
#[derive(Debug, Deserialize)]
pub struct Desk {
    canned: Vec<CannedReplyText>,
    #[serde(rename = "note")]
    notes: Vec<NoteText>,
    /// What goes on by phone, letter or e-mail, and what was promised.
    #[serde(flatten)]
    word: Word,
    #[serde(rename = "view")]
    views: Vec<ViewText>,
    #[serde(rename = "product")]
    products: Vec<ProductText>,
    #[serde(rename = "customer_note")]
    customer_notes: Vec<CustomerNoteText>,
}

/// A product.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProductText {
    name: String,
    versions: Vec<String>,
    /// Who owns it, and in which version; empty: not said.
    owners: Vec<(String, String)>,
    /// Threads that are about it, and in which version; empty: not said.
    threads: Vec<(String, String)>,
}

/// What staff noted about a customer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CustomerNoteText {
    about: String,
    by: String,
    ago: Span,
    body: String,
}

/// A canned reply.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CannedReplyText {
    name: String,
    by: String,
    /// The one board it is for.
    board: Option<String>,
    /// Whether it is its author's own.
    #[serde(default)]
    own: bool,
    /// Whether it was put away.
    #[serde(default)]
    archived: bool,
    /// Threads and posts in which it was sent.
    #[serde(default)]
    sent: Vec<(String, i32)>,
    texts: BTreeMap<Lang, String>,
}

/// A note.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NoteText {
    thread: String,
    by: String,
    ago: Span,
    body: String,
}

/// A view of the desk that somebody keeps.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ViewText {
    name: String,
    by: String,
    view: View,
    waited: Option<Waited>,
    lang: Option<Lang>,
}

/// Writes it.
pub(super) async fn write(conn: &mut Conn, all: &Desk, around: &Around<'_>) -> Result<(), DemoError> {
    for (place, text) in all.canned.iter().enumerate() {
        write_canned(conn, text, place, around).await?;
    }
    for note in &all.notes {
        write_note(conn, note, around).await?;
    }
    for view in &all.views {
        let by = around.people.id(&view.by)?;
        let narrowed = Narrowed { waited: view.waited, lang: view.lang, ..Narrowed::to_view(view.view) };
        own_views::insert(conn, by, (&ViewName(view.name.clone()), &narrowed), around.now).await?;
    }
    for (place, product) in (1..).zip(&all.products) {
        write_product(conn, product, place, around).await?;
    }
    for note in &all.customer_notes {
        let (about, by) = (around.people.id(&note.about)?, around.people.id(&note.by)?);
        let body = MemberNoteBody(note.body.trim().to_owned());
        member_notes::add(conn, about, &body, by, around.now - note.ago.0).await?;
    }
    word::write(conn, &all.word, around).await
}

async fn write_product(
    conn: &mut Conn,
    text: &ProductText,
    position: i32,
    around: &Around<'_>,
) -> Result<(), DemoError> {
    let new = NewProduct { name: text.name.clone(), versions: text.versions.clone(), position };
    let product = products::actions::create(conn, &new, around.people.id("admin")?, around.now).await?;
    let chosen =
        |version: &String| Chosen { product, version: Some(version.clone()).filter(|v| !v.is_empty()) };
    for (owner, version) in &text.owners {
        let owner = around.people.id(owner)?;
        let offered = products::queries::offered(conn, owner).await?;
        let before = offered.iter().filter_map(|one| one.own.clone());
        let own: Vec<Chosen> = before.chain([chosen(version)]).collect();
        products::actions::own(conn, owner, (&offered, &own), around.now).await?;
    }
    for (thread, version) in &text.threads {
        products::actions::name(conn, around.thread(thread)?, &chosen(version)).await?;
    }
    Ok(())
}

async fn write_canned(
    conn: &mut Conn,
    text: &CannedReplyText,
    place: usize,
    around: &Around<'_>,
) -> Result<(), DemoError> {
    let by = around.people.id(&text.by)?;
    let board: Option<BoardId> = text.board.as_ref().map(|slug| around.board(slug)).transpose()?;
    let one = |(lang, body): (&Lang, &String)| CannedText { lang: *lang, body: body.trim().to_owned() };
    let new = NewCanned {
        whose: if text.own { Whose::Own(by) } else { Whose::Shared },
        board,
        name: text.name.clone(),
        position: i32::try_from((place + 1) * 10).unwrap_or(0),
        texts: text.texts.iter().map(one).collect(),
    };
    let id = canned::create(conn, &new, by, around.now).await?;
    if text.archived {
        rows::archive(conn, id, Some((by, around.now))).await?;
    }
    let inserted = Inserted { replies: vec![id], articles: Vec::new() };
    for (thread, number) in &text.sent {
        let post = around.post(conn, thread, *number).await?;
        rows::used(conn, post.thread_id, post.id, &inserted).await?;
    }
    Ok(())
}

async fn write_note(conn: &mut Conn, note: &NoteText, around: &Around<'_>) -> Result<(), DemoError> {
    let author = around.people.id(&note.by)?;
    let lang = lang::detect(&note.body, Lang::En);
    let rendered = render_now(&note.body, lang);
    let thread = queries::at_hand(conn, around.thread(&note.thread)?).await?;
    let new = NewNote { thread: &thread, author, body: &note.body, lang, rendered: &rendered };
    notes::add(conn, &new, around.now - note.ago.0).await?;
    Ok(())
}
