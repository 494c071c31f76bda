//! `/admin/urgency`: rules that say how urgent a question is, with a box to try them.

use actix_web::http::StatusCode;
use actix_web::web;

use crate::accounts::queries::{groups, members};
use crate::db::{Conn, UrgencyRuleId};
use crate::desk::actions::urgency as verbs;
use crate::desk::form::rules::{self as form, Known, Trial, Typed};
use crate::desk::model::rules::Rule;
use crate::desk::queries::rules;
use crate::desk::views::rules as views;
use crate::door::{Once, Visit};
use crate::error::{Answer, Error};
use crate::shell::{Page, see, see_with};
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::meanwhile;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::stand;

/// `GET /admin/urgency`
pub async fn index(visit: Visit) -> Answer {
    visit.admin()?;
    list(&visit, None).await
}

/// `POST /admin/urgency/test`: which rules would apply, and why.
pub async fn test(visit: Visit, fields: Fields) -> Answer {
    visit.admin()?;
    list(&visit, Some(Trial::read(&fields))).await
}

/// `GET /admin/urgency/new`
pub async fn new(visit: Visit) -> Answer {
    visit.admin()?;
    let known = known(&mut *visit.conn().await?).await?;
    shown(&visit, None, &known, &Typed::fresh(), &FieldErrors::new()).await
}

/// `POST /admin/urgency`
pub async fn create(visit: Visit, fields: Fields) -> Answer {
    let by = visit.admin()?.id;
    let typed = Typed::read(&fields);
    let known = known(&mut *visit.conn().await?).await?;
    let rule = match form::parse(&visit, &typed, UrgencyRuleId(0), &known) {
        Ok(rule) => rule,
        Err(errors) => return shown(&visit, None, &known, &typed, &errors).await,
    };
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    verbs::save_rule(&mut change, &rule, by, visit.now).await?;
    key.settle(&mut change, urls::admin_urgency()).await?;
    change.commit().await?;
    see_with(&visit, urls::admin_urgency(), Flash::ok(t::RULES_SAVED))
}

/// `GET /admin/urgency/{id}`
pub async fn edit(visit: Visit, id: web::Path<UrgencyRuleId>) -> Answer {
    visit.admin()?;
    let mut conn = visit.conn().await?;
    let rule = rules::all(&mut conn).await?.into_iter().find(|rule| rule.id == *id).ok_or(Error::NotFound)?;
    let known = known(&mut conn).await?;
    drop(conn);
    shown(&visit, Some(&rule), &known, &Typed::of(&rule), &FieldErrors::new()).await
}

/// `POST /admin/urgency/{id}`
pub async fn update(visit: Visit, id: web::Path<UrgencyRuleId>, fields: Fields) -> Answer {
    let by = visit.admin()?.id;
    let typed = Typed::read(&fields);
    let mut change = visit.begin().await?;
    let held = rules::locked(&mut change, *id).await?.ok_or(Error::NotFound)?;
    let known = known(&mut change).await?;
    let rule = match form::parse(&visit, &typed, *id, &known) {
        Ok(rule) => rule,
        Err(errors) => {
            change.leave().await?;
            return shown(&visit, Some(&held), &known, &typed, &errors).await;
        }
    };
    let stored = Typed::of(&held);
    if !stand::fits(&stored.stand, &typed.stand) {
        change.leave().await?;
        return conflict(&visit, &held, &known, &stored, typed).await;
    }
    if rule != held {
        verbs::save_rule(&mut change, &rule, by, visit.now).await?;
    }
    change.commit().await?;
    see_with(&visit, urls::admin_urgency(), Flash::ok(t::RULES_SAVED))
}

/// `POST /admin/urgency/{id}/end`: takes it away.
pub async fn end(visit: Visit, id: web::Path<UrgencyRuleId>) -> Answer {
    let by = visit.admin()?.id;
    let mut change = visit.begin().await?;
    rules::locked(&mut change, *id).await?.ok_or(Error::NotFound)?;
    verbs::end_rule(&mut change, *id, by, visit.now).await?;
    change.commit().await?;
    see_with(&visit, urls::admin_urgency(), Flash::ok(t::RULES_ENDED))
}

async fn known(conn: &mut Conn) -> Result<Known, Error> {
    Ok(Known {
        groups: groups::names(conn).await?,
        staff: members::answering(conn).await?,
        gone: rules::with_owner_gone(conn).await?,
    })
}

async fn list(visit: &Visit, trial: Option<Trial>) -> Answer {
    let mut conn = visit.conn().await?;
    let all = rules::all(&mut conn).await?;
    let known = known(&mut conn).await?;
    drop(conn);
    let main = views::index(visit, &all, &known, trial.as_ref());
    Page::staff(visit, visit.words.text(t::RULES_TITLE), StaffPage::Admin).answer(main).await
}

/// Somebody else was faster: what stands now, above everything that was typed.
async fn conflict(visit: &Visit, held: &Rule, known: &Known, stored: &Typed, typed: Typed) -> Answer {
    let says = |typed: &Typed| form::labelled(visit, typed, known);
    let now = meanwhile::differing(says(stored), &says(&typed));
    let typed = Typed { stand: stored.stand.clone(), ..typed };
    let main = views::conflict(visit, held, known, &typed, &now);
    let page = Page::staff(visit, held.name.as_str(), StaffPage::Admin);
    page.with_errors().status(StatusCode::CONFLICT).answer(main).await
}

async fn shown(
    visit: &Visit,
    held: Option<&Rule>,
    known: &Known,
    typed: &Typed,
    errors: &FieldErrors,
) -> Answer {
    let title = held.map_or_else(|| visit.words.text(t::RULES_NEW).into_owned(), |rule| rule.name.clone());
    let page = Page::staff(visit, title, StaffPage::Admin);
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::form(visit, held, known, typed, errors)).await
}
