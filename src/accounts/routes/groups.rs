//! `/admin/groups`: customer groups and who belongs to them.

use actix_web::web;

use crate::accounts::groups::{self as verbs, ADDED_MAX, GroupError, NAME_CHARS_MAX};
use crate::accounts::queries::{groups, members};
use crate::accounts::routes::typed;
use crate::accounts::views::groups::{self as views, Typed};
use crate::change::Change;
use crate::db::{Conn, GroupId, MemberId};
use crate::desk::queries::rules;
use crate::door::{Once, Visit};
use crate::error::{Answer, Error};
use crate::shell::{Page, see, see_with};
use crate::text::input;
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// `GET /admin/groups`
pub async fn index(visit: Visit) -> Answer {
    visit.admin()?;
    list(&visit, "", &FieldErrors::new()).await
}

/// `POST /admin/groups`
pub async fn create(visit: Visit, fields: Fields) -> Answer {
    let by = visit.admin()?.id;
    let mut errors = FieldErrors::new();
    let Some(name) = name(&visit, &fields, &mut errors) else {
        return list(&visit, fields.text("name"), &errors).await;
    };
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    match verbs::create(&mut change, &name, by, visit.now).await {
        Ok(id) => {
            key.settle(&mut change, &urls::admin_group(id)).await?;
            change.commit().await?;
            see_with(&visit, &urls::admin_group(id), Flash::ok(t::SITE_GROUP_SAVED))
        }
        Err(GroupError::NameTaken) => {
            change.leave().await?;
            errors.add("name", visit.words.text(t::SITE_GROUP_TAKEN));
            list(&visit, &name, &errors).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `GET /admin/groups/{id}`
pub async fn show(visit: Visit, id: web::Path<GroupId>) -> Answer {
    visit.admin()?;
    one(&visit, *id, Typed::default(), &FieldErrors::new()).await
}

/// `POST /admin/groups/{id}`: another name.
pub async fn update(visit: Visit, id: web::Path<GroupId>, fields: Fields) -> Answer {
    let by = visit.admin()?.id;
    let mut errors = FieldErrors::new();
    let typed = Typed { name: Some(fields.text("name").to_owned()), ..Typed::default() };
    let Some(name) = name(&visit, &fields, &mut errors) else {
        return one(&visit, *id, typed, &errors).await;
    };
    let mut change = visit.begin().await?;
    let former = groups::locked(&mut change, *id).await?.ok_or(Error::NotFound)?;
    match verbs::rename(&mut change, (*id, &former), &name, by, visit.now).await {
        Ok(()) => saved(&visit, change, *id).await,
        Err(GroupError::NameTaken) => {
            change.leave().await?;
            errors.add("name", visit.words.text(t::SITE_GROUP_TAKEN));
            one(&visit, *id, typed, &errors).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /admin/groups/{id}/members` with `who`: handles or addresses.
pub async fn add(visit: Visit, id: web::Path<GroupId>, fields: Fields) -> Answer {
    let by = visit.admin()?.id;
    let found = found(&visit, &mut *visit.conn().await?, fields.text("who")).await?;
    match found {
        Ok(who) => {
            let mut change = begin(&visit, *id).await?;
            verbs::add(&mut change, *id, &who, by, visit.now).await?;
            saved(&visit, change, *id).await
        }
        Err(sentence) => {
            let mut errors = FieldErrors::new();
            errors.add("who", sentence);
            one(&visit, *id, Typed { who: fields.text("who").to_owned(), ..Typed::default() }, &errors).await
        }
    }
}

/// `POST /admin/groups/{id}/removals` with `member`.
pub async fn remove(visit: Visit, id: web::Path<GroupId>, fields: Fields) -> Answer {
    let by = visit.admin()?.id;
    let member = fields.parse("member").map(MemberId).ok_or(Error::BadRequest("not a member"))?;
    let mut change = begin(&visit, *id).await?;
    verbs::remove(&mut change, *id, member, by, visit.now).await?;
    saved(&visit, change, *id).await
}

/// `POST /admin/groups/{id}/end`: takes it away.
pub async fn end(visit: Visit, id: web::Path<GroupId>) -> Answer {
    let by = visit.admin()?.id;
    let mut change = begin(&visit, *id).await?;
    match verbs::end(&mut change, *id, by, visit.now).await {
        Ok(()) => {
            change.commit().await?;
            see_with(&visit, urls::admin_groups(), Flash::ok(t::SITE_GROUP_ENDED))
        }
        Err(GroupError::InUse) => {
            change.leave().await?;
            see_with(&visit, &urls::admin_group(*id), Flash::warn(t::SITE_GROUP_IN_USE))
        }
        Err(GroupError::InRules) => {
            change.leave().await?;
            see_with(&visit, &urls::admin_group(*id), Flash::warn(t::SITE_GROUP_IN_RULES))
        }
        Err(error) => Err(error.into()),
    }
}

async fn begin(visit: &Visit, id: GroupId) -> Result<Change, Error> {
    let mut change = visit.begin().await?;
    groups::locked(&mut change, id).await?.ok_or(Error::NotFound)?;
    Ok(change)
}

async fn saved(visit: &Visit, change: Change, id: GroupId) -> Answer {
    change.commit().await?;
    see_with(visit, &urls::admin_group(id), Flash::ok(t::SITE_GROUP_SAVED))
}

fn name(visit: &Visit, fields: &Fields, errors: &mut FieldErrors) -> Option<String> {
    let name = input::clean_line(fields.text("name"), NAME_CHARS_MAX);
    let fault = |fault| errors.add("name", typed::line_fault(visit.words, fault, t::SITE_GROUP_NAMELESS));
    name.map_err(fault).ok()
}

/// The members that were typed, or the sentence that says who is not known.
async fn found(visit: &Visit, conn: &mut Conn, typed: &str) -> Result<Result<Vec<MemberId>, String>, Error> {
    let words = typed.split([',', ';', '，', '；', '、', '\n', '\r', ' ']);
    let words: Vec<&str> =
        words.map(|word| word.trim().trim_start_matches('@')).filter(|w| !w.is_empty()).collect();
    if words.is_empty() || words.len() > ADDED_MAX {
        let max = i64::try_from(ADDED_MAX).unwrap_or(0);
        return Ok(Err(visit.words.with(t::SITE_GROUP_WHO_WRONG, &[("max", max.into())])));
    }
    let (mut who, mut unknown) = (Vec::new(), Vec::new());
    for word in words {
        let id = match word.contains('@') {
            true => members::by_email(conn, word).await?.map(|found| found.id),
            false => members::by_handle(conn, word).await?.map(|found| found.id),
        };
        match id {
            Some(id) => who.push(id),
            None => unknown.push(word),
        }
    }
    if unknown.is_empty() {
        return Ok(Ok(who));
    }
    Ok(Err(visit.words.with(t::SITE_GROUP_UNKNOWN, &[("names", unknown.join(", ").into())])))
}

async fn list(visit: &Visit, name: &str, errors: &FieldErrors) -> Answer {
    let mut conn = visit.conn().await?;
    let all = groups::names(&mut conn).await?;
    let sizes = groups::sizes(&mut conn).await?;
    drop(conn);
    let page = Page::staff(visit, visit.words.text(t::SITE_GROUPS), StaffPage::Admin);
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::index(visit.words, &all, &sizes, name, errors)).await
}

async fn one(visit: &Visit, id: GroupId, typed: Typed, errors: &FieldErrors) -> Answer {
    let mut conn = visit.conn().await?;
    let all = groups::names(&mut conn).await?;
    let (_, name) = all.into_iter().find(|(known, _)| *known == id).ok_or(Error::NotFound)?;
    let belonging = groups::members_of(&mut conn, id).await?;
    let rules = rules::naming_group(&mut conn, id).await?;
    drop(conn);
    let page = Page::staff(visit, name.as_str(), StaffPage::Admin);
    let page = if errors.is_empty() { page } else { page.with_errors() };
    let shown = views::Shown { id, name: &name, belonging: &belonging, rules: &rules, typed: &typed };
    page.answer(views::show(visit, &shown, errors)).await
}
