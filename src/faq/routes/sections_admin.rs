//! Sections, managed by admins.

use actix_web::http::StatusCode;
use actix_web::web::Path;

use crate::db::{BoardId, MemberId, SectionId};
use crate::door::{Once, Visit};
use crate::error::{Answer, Error};
use crate::faq::actions::FaqError;
use crate::faq::actions::sections::{self as verbs, Direction, OwnerAdded};
use crate::faq::model::{SECTION_LINE_CHARS_MAX, SECTION_NAME_CHARS_MAX, SectionText};
use crate::faq::queries::sections::{self, SectionRow};
use crate::faq::views;
use crate::faq::views::admin::SectionForm;
use crate::shell::{Page, see, see_with};
use crate::text::input::{self, InputError};
use crate::text::lang::Lang;
use crate::text::slug;
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::meanwhile;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::form_key;
use crate::web::stand;

/// `GET /admin/sections`
pub async fn index(visit: Visit) -> Answer {
    visit.admin()?;
    list(&visit, &SectionForm::default(), StatusCode::OK).await
}

/// `POST /admin/sections`
pub async fn create(visit: Visit, fields: Fields) -> Answer {
    let member = visit.admin()?.id;
    let mut form = read(&visit, &fields);
    if form.errors.is_empty() {
        let (mut change, key) = match visit.begin_once(&fields).await? {
            Once::First(change, key) => (change, key),
            Once::Again(address) => return see(&address),
        };
        match verbs::create(&mut change, &row(&form), &form.texts, member, visit.now).await {
            Ok(id) => {
                key.settle(&mut change, &urls::admin_section(id)).await?;
                change.commit().await?;
                return see_with(&visit, &urls::admin_section(id), Flash::ok(t::FAQ_SECTION_SAVED));
            }
            Err(error) => form.errors = wrong(&visit, error)?,
        }
    }
    list(&visit, &form, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// `GET /admin/sections/{id}`
pub async fn edit(visit: Visit, id: Path<SectionId>) -> Answer {
    visit.admin()?;
    let mut conn = visit.conn().await?;
    let all = sections::all(&mut conn).await?;
    drop(conn);
    let section = all.iter().find(|section| section.id == *id).ok_or(Error::NotFound)?;
    let form = SectionForm::of(section);
    show(&visit, section.id, &form, StatusCode::OK).await
}

/// `POST /admin/sections/{id}`
pub async fn update(visit: Visit, id: Path<SectionId>, fields: Fields) -> Answer {
    let member = visit.admin()?.id;
    let mut form = read(&visit, &fields);
    if form.errors.is_empty() {
        let (mut change, key) = match visit.begin_once(&fields).await? {
            Once::First(change, key) => (change, key),
            Once::Again(address) => return see(&address),
        };
        sections::lock(&mut change, *id).await?.ok_or(Error::NotFound)?;
        let all = sections::all(&mut change).await?;
        let section = all.iter().find(|section| section.id == *id).ok_or(Error::NotFound)?;
        let stored = SectionForm::of(section);
        if !stand::fits(&stored.stand, &form.stand) {
            change.leave().await?;
            form.meanwhile =
                meanwhile::differing(stored.labelled(&visit, &all), &form.labelled(&visit, &all));
            form.stand = stored.stand;
            return show(&visit, *id, &form, StatusCode::CONFLICT).await;
        }
        match verbs::update(&mut change, *id, &row(&form), &form.texts, member, visit.now).await {
            Ok(()) => {
                key.settle(&mut change, urls::admin_sections()).await?;
                change.commit().await?;
                return see_with(&visit, urls::admin_sections(), Flash::ok(t::FAQ_SECTION_SAVED));
            }
            Err(error) => form.errors = wrong(&visit, error)?,
        }
    }
    show(&visit, *id, &form, StatusCode::UNPROCESSABLE_ENTITY).await
}

/// `POST /admin/sections/{id}/place` with `to` = `up` or `down`.
pub async fn place(visit: Visit, id: Path<SectionId>, fields: Fields) -> Answer {
    let member = visit.admin()?.id;
    let to = if fields.text("to") == "up" { Direction::Up } else { Direction::Down };
    let mut change = visit.begin().await?;
    sections::lock(&mut change, *id).await?.ok_or(Error::NotFound)?;
    verbs::shift(&mut change, *id, to, member, visit.now).await?;
    change.commit().await?;
    see_with(&visit, urls::admin_sections(), Flash::ok(t::FAQ_SECTION_SAVED))
}

/// `POST /admin/sections/{id}/owners` with `handle` to add or `remove` to take away.
pub async fn owners(visit: Visit, id: Path<SectionId>, fields: Fields) -> Answer {
    let member = visit.admin()?.id;
    let back = urls::admin_section(*id);
    let mut change = visit.begin().await?;
    sections::lock(&mut change, *id).await?.ok_or(Error::NotFound)?;
    if let Some(owner) = fields.parse::<MemberId>("remove") {
        verbs::remove_owner(&mut change, *id, owner, member, visit.now).await?;
        change.commit().await?;
        return see_with(&visit, &back, Flash::ok(t::FAQ_OWNER_REMOVED));
    }
    let handle = fields.text("handle").trim().trim_start_matches('@').to_lowercase();
    let key = match verbs::add_owner(&mut change, *id, &handle, member, visit.now).await? {
        OwnerAdded::Done => {
            change.commit().await?;
            return see_with(&visit, &back, Flash::ok(t::FAQ_OWNER_ADDED));
        }
        OwnerAdded::Unknown => t::FAQ_OWNER_UNKNOWN,
        OwnerAdded::NotStaff => t::FAQ_OWNER_NOT_STAFF,
    };
    change.leave().await?;
    see_with(&visit, &back, Flash::warn(key))
}

fn read(visit: &Visit, fields: &Fields) -> SectionForm {
    let mut errors = FieldErrors::new();
    let mut texts = Vec::new();
    for lang in Lang::ALL {
        let (name_id, line_id) =
            (format!("name-{}", lang.path_segment()), format!("line-{}", lang.path_segment()));
        let (name, line) = (fields.text(&name_id).trim(), fields.text(&line_id).trim());
        if name.is_empty() && line.is_empty() {
            continue;
        }
        let name = input::clean_line(name, SECTION_NAME_CHARS_MAX).unwrap_or_else(|_| {
            errors.add(name_id, visit.words.text(t::FAQ_ERROR_SECTION_NAME));
            name.to_owned()
        });
        let line = match input::clean_line(line, SECTION_LINE_CHARS_MAX) {
            Ok(line) => line,
            Err(InputError::Empty) => String::new(),
            Err(_) => {
                errors.add(line_id, visit.words.text(t::FAQ_ERROR_LONG));
                line.to_owned()
            }
        };
        texts.push(SectionText { lang, name, line });
    }
    if texts.is_empty() {
        errors.add(
            format!("name-{}", visit.site.lang.path_segment()),
            visit.words.text(t::FAQ_ERROR_SECTION_NAME),
        );
    }
    let typed = fields.text("slug").trim();
    let named = texts.first().map_or("", |text| text.name.as_str());
    let address = if typed.is_empty() { named } else { typed };
    // A form without a name comes back without an address.
    let slug = if address.is_empty() { String::new() } else { slug::section_slug(address) };
    if errors.is_empty() && !slug_fits(&slug) {
        errors.add("slug", visit.words.text(t::FAQ_ERROR_SLUG));
    }
    let known = |id: &BoardId| visit.site.board(*id, &visit.viewer).is_some();
    SectionForm {
        slug,
        parent: fields.parse::<SectionId>("parent"),
        board: fields.parse::<BoardId>("board").filter(known),
        texts,
        key: fields.text(form_key::FIELD).to_owned(),
        stand: fields.text(stand::FIELD).to_owned(),
        meanwhile: Vec::new(),
        errors,
    }
}

/// As the table's own check says.
fn slug_fits(slug: &str) -> bool {
    let fits =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    slug.len() <= 60 && slug.split('-').all(fits) && !slug.bytes().all(|b| b.is_ascii_digit())
}

fn row(form: &SectionForm) -> SectionRow<'_> {
    SectionRow { parent: form.parent, board: form.board, slug: &form.slug }
}

/// A taken address and a tree too deep are said at their fields; the rest is a fault.
fn wrong(visit: &Visit, error: FaqError) -> Result<FieldErrors, Error> {
    let mut errors = FieldErrors::new();
    match error {
        FaqError::Refused(refusal) => errors.add("parent", visit.words.text(refusal.0)),
        FaqError::Database(diesel::result::Error::DatabaseError(_, info))
            if info.constraint_name() == Some("sections_slug_taken") =>
        {
            errors.add("slug", visit.words.text(t::FAQ_ERROR_SLUG_TAKEN));
        }
        error => return Err(error.into()),
    }
    Ok(errors)
}

async fn list(visit: &Visit, form: &SectionForm, status: StatusCode) -> Answer {
    let mut conn = visit.conn().await?;
    let all = sections::all(&mut conn).await?;
    let owners = sections::owners(&mut conn).await?;
    drop(conn);
    let made = Page::staff(visit, visit.words.text(t::FAQ_SECTIONS), StaffPage::Admin);
    let made = if form.errors.is_empty() { made } else { made.with_errors() };
    made.status(status).answer(views::admin::list(visit, &all, &owners, form)).await
}

async fn show(visit: &Visit, id: SectionId, form: &SectionForm, status: StatusCode) -> Answer {
    let mut conn = visit.conn().await?;
    let all = sections::all(&mut conn).await?;
    let owners = sections::owners(&mut conn).await?;
    drop(conn);
    let section = all.iter().find(|section| section.id == id).ok_or(Error::NotFound)?;
    let made = Page::staff(visit, section.name(visit.lang()), StaffPage::Admin);
    let made = if form.errors.is_empty() { made } else { made.with_errors() };
    made.status(status).answer(views::admin::edit(visit, section, &all, &owners, form)).await
}
