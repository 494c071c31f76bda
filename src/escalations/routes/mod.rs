//! Pages and forms of escalations: one file a resource.

pub mod attempts;
pub mod contact;
pub mod ending;
pub mod letter;
pub mod list;
pub mod looks;
pub mod start;

use crate::change::Change;
use crate::db::{MemberId, ThreadId};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::escalations::form::Typed;
use crate::escalations::{policy, queries, reads, views};
use crate::events::Channel;
use crate::ledger::{self, Row};
use crate::shell::{Page, see, see_with};
use crate::text::lang::{self, Lang};
use crate::threads::actions::reply::{NewReply, Part};
use crate::threads::model::{PostBody, Thread};
use crate::threads::rendering;
use crate::ui::StaffPage;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::form_key::{self, FormKey};

/// The fields of a contact note.
const NOTE: [&str; 3] = ["result", "note", "next"];
/// The fields of what came of it.
const OUTCOME: [&str; 2] = ["private", "public"];

/// The page of a question's escalation, with a form that came back if one did.
async fn page(visit: &Visit, id: ThreadId, channel: Channel, typed: &Typed) -> Answer {
    visit.staff()?;
    let mut conn = visit.conn().await?;
    let found = reads::found(&mut conn, &visit.viewer, id.into(), visit.now).await?;
    let about = &found.about;
    let owners = match policy::can_escalate(&visit.viewer, about.board_id, about.state) {
        Ok(()) => queries::answering(&mut conn, about.board_id, None).await?,
        Err(_) => Vec::new(),
    };
    drop(conn);
    let page = Page::staff(visit, visit.words.text(t::ESCALATIONS_TITLE), StaffPage::Desk);
    let page = if typed.errors.is_empty() { page } else { page.with_errors() };
    // Its forms lead back here, whichever of them was sent.
    let page = page.at(urls::escalations(id));
    page.answer(views::page::page(visit, &found, &owners, channel, typed)).await
}

/// The one-time key of a part of the form of what runs: doing one part does not use up another's.
fn key(fields: &Fields, part: &str) -> FormKey {
    FormKey::read(fields.text(form_key::FIELD)).of_button(part)
}

/// After one part of the form of what runs was done: its page, with `names` of its fields as they were typed if anything
/// was, so that doing one part never loses another.
async fn after(
    mut visit: Visit,
    id: ThreadId,
    fields: &Fields,
    names: &[&str],
    done: Option<Flash>,
) -> Answer {
    if !names.iter().any(|name| is_typed(fields.text(name))) {
        let address = urls::escalations(id);
        return match done {
            Some(done) => see_with(&visit, &address, done),
            None => see(&address),
        };
    }
    visit.flash = done;
    page(&visit, id, Channel::Phone, &Typed::still(fields, names)).await
}

fn is_typed(text: &str) -> bool {
    let proposed = |channel: &Channel| {
        Lang::ALL.iter().any(|lang| views::outcome_begins(*channel, *lang) == text.trim())
    };
    !text.trim().is_empty() && !Channel::ALL.iter().any(proposed)
}

/// A question of a board that the viewer is staff of, locked, with its row as it stands behind the lock.
async fn locked(change: &mut Change, visit: &Visit, id: ThreadId) -> Result<(Thread, Row), Error> {
    let thread = crate::threads::queries::lock(change, id, &visit.viewer).await?;
    if !thread.is_question() || !visit.viewer.is_staff_of(thread.board_id) {
        return Err(Error::NotFound);
    }
    let row = ledger::queries::row(change, thread.id.into()).await?.ok_or(Error::NotFound)?;
    Ok((thread, row))
}

/// What staff write in the thread about it.
async fn reply(visit: &Visit, body: PostBody, author: MemberId, part: Part) -> Result<NewReply, Error> {
    let lang = lang::detect(&body.0, visit.lang());
    let rendered = rendering::render(&body.0, lang).await?;
    let remind_at = visit.now + visit.site.ledger.first_reminder;
    Ok(NewReply { body, rendered, lang, author, part, follows: false, remind_at })
}
