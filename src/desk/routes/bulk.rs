//! `POST /desk/bulk`: one thing done to the chosen questions. `POST /desk/bulk/{id}/undo`: taken back.

use actix_web::web;
use serde::Deserialize;

use super::queue::{self, Put};

use crate::accounts::queries::name_of;
use crate::db::{Conn, DeskBulkId, MemberId, QuestionId};
use crate::desk::actions::bulk::{self as verbs, Doer};
use crate::desk::model::bulk::{Came, Deed, QUESTIONS_MAX, UNDO, Wish};
use crate::desk::queries::bulk as rows;
use crate::desk::views::bulk::{self as views, Names, Typed};
use crate::door::{Once, Visit};
use crate::error::{Answer, Error};
use crate::events::Urgency;
use crate::merges::form;
use crate::shell::{safe_return, see, see_with};
use crate::threads::model::Thread;
use crate::threads::queries::find;
use crate::ui::words::{Words, t};
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// Does what the pressed button says to each question that is ticked.
pub async fn create(mut visit: Visit, fields: Fields) -> Answer {
    visit.staff()?;
    let back = back(&fields);
    // A form that comes back is that page again, with its address: this one can only be posted to.
    visit.path.clone_from(&back);
    let typed = Typed::read(&fields);
    let parent = parent(&visit, &fields).await?;
    let wish = match wanted(&visit, &fields, &typed.picked, parent.as_ref()) {
        Ok(wish) => wish,
        Err(missing) => return again(&visit, typed.missing(missing)).await,
    };
    let picked = &typed.picked;
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    let came = verbs::run(&mut change, doer(&visit)?, wish, picked).await?;
    let names = names(&visit, &mut change, wish).await?;
    key.settle(&mut change, &back).await?;
    change.commit().await?;
    told(&visit, &back, (wish.deed(), &names), &came)
}

/// The same page of the queue, with what was ticked and typed.
async fn again(visit: &Visit, bulk: Typed) -> Answer {
    queue::same_page(visit, Put { bulk, ..Put::default() }).await
}

/// What came of it, with the way to undo it.
fn told(visit: &Visit, back: &str, (deed, names): (Deed, &Names), came: &Came) -> Answer {
    let flash = if came.done > 0 { Flash::ok(t::BULK_CAME) } else { Flash::warn(t::BULK_CAME) };
    let flash = flash.with("said", views::said(visit.words, deed, names, came));
    let undo = |id| urls::with_query(&urls::desk_bulk_undo(id), "back", back);
    see_with(visit, back, came.bulk.into_iter().fold(flash, |flash, id| flash.undo(undo(id))))
}

/// Where undoing comes back to: the page it was pressed on.
#[derive(Debug, Deserialize)]
pub struct Back {
    #[serde(default)]
    back: String,
}

/// Gives back what was before, for ten minutes.
pub async fn undo(visit: Visit, id: web::Path<DeskBulkId>, to: web::Query<Back>) -> Answer {
    let by = visit.staff()?.id;
    let back = if to.back.is_empty() { urls::desk() } else { safe_return(&to.back) };
    let mut change = visit.begin().await?;
    let (deed, at, undone_at) = rows::lock(&mut change, by, *id).await?;
    if undone_at.is_some() {
        return see_with(&visit, back, Flash::warn(t::BULK_UNDONE_ALREADY));
    }
    if at + UNDO < visit.now {
        return see_with(&visit, back, Flash::warn(t::BULK_TOO_LATE));
    }
    let before = rows::rows(&mut change, *id).await?;
    let came = verbs::undo(&mut change, doer(&visit)?, (deed, at), &before).await?;
    rows::set_undone(&mut change, *id, visit.now).await?;
    change.commit().await?;
    let flash = if came.left.is_empty() { Flash::ok(t::BULK_CAME) } else { Flash::warn(t::BULK_CAME) };
    see_with(&visit, back, flash.with("said", views::undone(visit.words, &came)))
}

fn doer(visit: &Visit) -> Result<Doer<'_>, Error> {
    Ok(Doer {
        viewer: &visit.viewer,
        member: visit.staff()?.id,
        settings: &visit.site.ledger,
        rules: &visit.site.rules,
        boards: &visit.site.boards,
        now: visit.now,
    })
}

/// What is to be done, or what is missing for it: the field's id and a sentence.
fn wanted<'a>(
    visit: &'a Visit,
    fields: &Fields,
    picked: &[QuestionId],
    parent: Option<&'a Thread>,
) -> Result<Wish<'a>, (&'static str, String)> {
    let words = visit.words;
    if picked.is_empty() {
        return Err((views::FORM, words.text(t::BULK_NONE).into_owned()));
    }
    if picked.len() > QUESTIONS_MAX {
        let most = i64::try_from(QUESTIONS_MAX).unwrap_or(i64::MAX);
        return Err((views::FORM, words.with(t::BULK_MANY, &[("max", most.into())])));
    }
    wish(visit, fields, parent).ok_or_else(|| unknown(words, fields))
}

/// What the pressed button means with the choice beside it.
fn wish<'a>(visit: &'a Visit, fields: &Fields, parent: Option<&'a Thread>) -> Option<Wish<'a>> {
    Some(match fields.text("do").parse().ok()? {
        Deed::Claim => Wish::Claim,
        Deed::Release => Wish::Release,
        Deed::Assign => Wish::Assign(MemberId(fields.text("to").parse().ok()?)),
        Deed::Move => Wish::Move(visit.site.board_by_slug(fields.text("board"), &visit.viewer)?),
        Deed::Merge => Wish::Merge(parent?),
        Deed::Urgency if fields.text("urgency").is_empty() => Wish::Urgency(None),
        Deed::Urgency => Wish::Urgency(Some(fields.text("urgency").parse::<Urgency>().ok()?)),
    })
}

/// The question that others are to be merged into, if that is wished and the viewer may read it.
async fn parent(visit: &Visit, fields: &Fields) -> Result<Option<Thread>, Error> {
    let Some(id) = form::number(fields.text("into")).filter(|_| fields.text("do") == Deed::Merge.as_str())
    else {
        return Ok(None);
    };
    match find(&mut *visit.conn().await?, id, &visit.viewer).await {
        Ok(thread) => Ok(Some(thread).filter(Thread::is_question)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// What did not read: the number of the other question, or what is to be done at all.
fn unknown(words: Words, fields: &Fields) -> (&'static str, String) {
    match fields.text("do") == Deed::Merge.as_str() {
        true => (views::INTO, words.text(t::MERGES_UNKNOWN).into_owned()),
        false => (views::FORM, words.text(t::BULK_UNKNOWN).into_owned()),
    }
}

async fn names(visit: &Visit, conn: &mut Conn, wish: Wish<'_>) -> Result<Names, Error> {
    Ok(match wish {
        Wish::Assign(to) => Names(name_of(conn, to).await.unwrap_or_default()),
        Wish::Move(board) => Names(board.name(visit.lang()).to_owned()),
        Wish::Urgency(Some(urgency)) => Names(views::urgency(visit.words, urgency)),
        Wish::Urgency(None) => Names(visit.words.text(t::RULES_BY_RULES).into_owned()),
        Wish::Merge(parent) => Names(parent.title.clone()),
        Wish::Claim | Wish::Release => Names(String::new()),
    })
}

fn back(fields: &Fields) -> String {
    if fields.has("back") { safe_return(fields.text("back")).to_owned() } else { urls::desk().to_owned() }
}
