//! `POST /desk/bulk`: one thing done to the chosen questions. `POST /desk/bulk/{id}/undo`: taken back.

use actix_web::web;

use crate::accounts::queries::name_of;
use crate::db::{Conn, DeskBulkId, MemberId, QuestionId};
use crate::desk::actions::bulk::{self as verbs, Doer};
use crate::desk::model::bulk::{Came, Deed, QUESTIONS_MAX, UNDO, Wish};
use crate::desk::queries::bulk as rows;
use crate::desk::views::bulk::{self as views, Names};
use crate::door::{Once, Visit};
use crate::error::{Answer, Error};
use crate::events::Urgency;
use crate::merges::form;
use crate::shell::{safe_return, see, see_with};
use crate::threads::model::Thread;
use crate::threads::queries::find;
use crate::ui::words::{Key, t};
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// Does what the pressed button says to each question that is ticked.
pub async fn create(visit: Visit, fields: Fields) -> Answer {
    visit.staff()?;
    let back = back(&fields);
    let picked: Vec<QuestionId> = fields.all("pick").filter_map(|id| id.parse().ok()).collect();
    if picked.is_empty() {
        return see_with(&visit, &back, Flash::warn(t::BULK_NONE));
    }
    if picked.len() > QUESTIONS_MAX {
        return see_with(&visit, &back, Flash::warn(t::BULK_MANY).with("max", QUESTIONS_MAX));
    }
    let parent = parent(&visit, &fields).await?;
    let Some(wish) = wish(&visit, &fields, parent.as_ref()) else {
        return see_with(&visit, &back, Flash::warn(unknown(&fields)));
    };
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    let came = verbs::run(&mut change, doer(&visit)?, wish, &picked).await?;
    let names = names(&visit, &mut change, wish).await?;
    key.settle(&mut change, &back).await?;
    change.commit().await?;
    told(&visit, &back, (wish.deed(), &names), &came)
}

/// What came of it, with the way to undo it.
fn told(visit: &Visit, back: &str, (deed, names): (Deed, &Names), came: &Came) -> Answer {
    let flash = if came.done > 0 { Flash::ok(t::BULK_CAME) } else { Flash::warn(t::BULK_CAME) };
    let flash = flash.with("said", views::said(visit.words, deed, names, came));
    see_with(visit, back, came.bulk.into_iter().fold(flash, |flash, id| flash.undo(urls::desk_bulk_undo(id))))
}

/// Gives back what was before, for ten minutes.
pub async fn undo(visit: Visit, id: web::Path<DeskBulkId>) -> Answer {
    let by = visit.staff()?.id;
    let mut change = visit.begin().await?;
    let (deed, at, undone_at) = rows::lock(&mut change, by, *id).await?;
    if undone_at.is_some() {
        return see_with(&visit, urls::desk(), Flash::warn(t::BULK_UNDONE_ALREADY));
    }
    if at + UNDO < visit.now {
        return see_with(&visit, urls::desk(), Flash::warn(t::BULK_TOO_LATE));
    }
    let before = rows::rows(&mut change, *id).await?;
    let came = verbs::undo(&mut change, doer(&visit)?, (deed, at), &before).await?;
    rows::set_undone(&mut change, *id, visit.now).await?;
    change.commit().await?;
    let flash = if came.left.is_empty() { Flash::ok(t::BULK_CAME) } else { Flash::warn(t::BULK_CAME) };
    see_with(&visit, urls::desk(), flash.with("said", views::undone(visit.words, &came)))
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

/// Why nothing is done.
fn unknown(fields: &Fields) -> Key {
    if fields.text("do") == Deed::Merge.as_str() { t::MERGES_UNKNOWN } else { t::BULK_UNKNOWN }
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
