//! `POST /desk/bulk`: one thing done to the chosen questions. `POST /desk/bulk/{id}/undo`: taken back.

use actix_web::web;

use crate::accounts::queries::name_of;
use crate::db::{Conn, DeskBulkId, MemberId, QuestionId};
use crate::desk::actions::bulk::{self as verbs, Doer};
use crate::desk::model::bulk::{Deed, QUESTIONS_MAX, UNDO, Wish};
use crate::desk::queries::bulk as rows;
use crate::desk::views::bulk::{self as views, Names};
use crate::door::{Once, Visit};
use crate::error::{Answer, Error};
use crate::events::Urgency;
use crate::shell::{safe_return, see, see_with};
use crate::ui::words::t;
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
    let Some(wish) = wish(&visit, &fields) else {
        return see_with(&visit, &back, Flash::warn(t::BULK_UNKNOWN));
    };
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    let came = verbs::run(&mut change, doer(&visit)?, wish, &picked).await?;
    let names = names(&visit, &mut change, wish).await?;
    key.settle(&mut change, &back).await?;
    change.commit().await?;
    let said = views::said(visit.words, wish.deed(), &names, &came);
    let flash = if came.done > 0 { Flash::ok(t::BULK_CAME) } else { Flash::warn(t::BULK_CAME) };
    let flash = flash.with("said", said);
    see_with(
        &visit,
        &back,
        came.bulk.into_iter().fold(flash, |flash, id| flash.undo(urls::desk_bulk_undo(id))),
    )
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
    let came = verbs::undo(&mut change, doer(&visit)?, deed, &before).await?;
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
fn wish<'a>(visit: &'a Visit, fields: &Fields) -> Option<Wish<'a>> {
    Some(match fields.text("do").parse().ok()? {
        Deed::Claim => Wish::Claim,
        Deed::Release => Wish::Release,
        Deed::Assign => Wish::Assign(MemberId(fields.text("to").parse().ok()?)),
        Deed::Move => Wish::Move(visit.site.board_by_slug(fields.text("board"), &visit.viewer)?),
        Deed::Urgency if fields.text("urgency").is_empty() => Wish::Urgency(None),
        Deed::Urgency => Wish::Urgency(Some(fields.text("urgency").parse::<Urgency>().ok()?)),
    })
}

async fn names(visit: &Visit, conn: &mut Conn, wish: Wish<'_>) -> Result<Names, Error> {
    Ok(match wish {
        Wish::Assign(to) => Names(name_of(conn, to).await.unwrap_or_default()),
        Wish::Move(board) => Names(board.name(visit.lang()).to_owned()),
        Wish::Urgency(Some(urgency)) => Names(views::urgency(visit.words, urgency)),
        Wish::Urgency(None) => Names(visit.words.text(t::RULES_BY_RULES).into_owned()),
        Wish::Claim | Wish::Release => Names(String::new()),
    })
}

fn back(fields: &Fields) -> String {
    if fields.has("back") { safe_return(fields.text("back")).to_owned() } else { urls::desk().to_owned() }
}
