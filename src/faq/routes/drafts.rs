//! Drafts: the list, a new one, one in the editor. Publishing has its own file.

use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use serde::Deserialize;

use super::draft_page::{self, Opened, Preview, Showing};
use super::{existing, publishing};
use crate::db::{DraftId, PooledConn, SectionId};
use crate::door::{Once, Visit};
use crate::error::{Answer, Error};
use crate::faq::actions::promote::{self, Beginning};
use crate::faq::actions::{FaqError, drafts as saving};
use crate::faq::model::Typed;
use crate::faq::queries::drafts;
use crate::faq::rendering::aside;
use crate::faq::{form, policy, prefill, views};
use crate::shell::{self, Page, see, see_with};
use crate::ui::StaffPage;
use crate::ui::words::t;
use crate::urls;
use crate::viewer::Rule;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// Where the list begins.
#[derive(Debug, Deserialize)]
pub struct From {
    /// Behind this place.
    after: Option<String>,
}

/// `GET /faq-drafts`
pub async fn index(visit: Visit, from: Query<From>) -> Answer {
    visit.staff()?;
    policy::can_draft(&visit.viewer)?;
    let after = from.after.as_ref().and_then(|place| place.parse().ok());
    let open = drafts::open(&mut *visit.conn().await?, &visit.viewer, after).await?;
    let title = visit.words.text(t::FAQ_DRAFTS);
    let content = views::drafts::drafts(&visit, &open, after.is_some());
    Page::staff(&visit, title, StaffPage::Drafts).answer(content).await
}

/// `POST /faq-drafts`: a draft of nothing.
pub async fn create(visit: Visit, fields: Fields) -> Answer {
    let member = visit.staff()?.id;
    policy::can_draft(&visit.viewer)?;
    let audience =
        visit.site.audience(Rule::Public).ok_or_else(|| Error::Internal("no public audience".into()))?;
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    let section = existing(&mut change, fields.parse::<SectionId>("section")).await?;
    let typed = Typed { section, ..Typed::default() };
    let from = Beginning { thread: None, typed, lang: visit.lang(), audience };
    let draft = promote::begin(&mut change, from, member, visit.now).await?;
    let address = urls::faq_draft(draft);
    key.settle(&mut change, &address).await?;
    change.commit().await?;
    see(&address)
}

/// `GET /faq-drafts/{id}`
pub async fn show(visit: Visit, id: Path<DraftId>) -> Answer {
    visit.staff()?;
    let mut conn = visit.conn().await?;
    let opened = draft_page::open(&visit, &mut conn, *id).await?;
    if let Some(url) = draft_page::became(&visit, &mut conn, &opened.draft).await? {
        return see(&url);
    }
    let typed = opened.draft.typed();
    draft_page::show(&visit, conn, opened, typed, Showing::default(), StatusCode::OK).await
}

/// `POST /faq-drafts/{id}` with `do` = `save`, `publish`, `preview`, `find`, `use-N` or `add-N`.
pub async fn update(visit: Visit, id: Path<DraftId>, fields: Fields) -> Answer {
    visit.staff()?;
    policy::can_draft(&visit.viewer)?;
    let mut typed = form::read(&fields);
    let mut conn = visit.conn().await?;
    let opened = draft_page::open(&visit, &mut conn, *id).await?;
    typed.section = existing(&mut conn, typed.section).await?;
    typed.audience = typed.audience.filter(|audience| visit.site.audience_rule(*audience).is_some());
    let mut preview = Preview::Hidden;
    match fields.text("do") {
        "save" => return save(&visit, conn, opened, typed, &fields).await,
        "publish" => return publishing::publish(&visit, conn, opened, typed, &fields).await,
        "preview" if visit.wants_fragment => {
            drop(conn);
            let text = draft_page::preview(&opened, &typed).await?;
            return shell::fragment(&visit, maud::html! { (text) });
        }
        "preview" => preview = Preview::Shown,
        wish => insert_source(&opened, &mut typed, wish).await?,
    }
    let showing = Showing { find: fields.text("find"), preview, ..Showing::default() };
    draft_page::show(&visit, conn, opened, typed, showing, StatusCode::OK).await
}

/// Use and Add without script: the page comes back with the text in it.
async fn insert_source(opened: &Opened, typed: &mut Typed, wish: &str) -> Result<(), Error> {
    let (add, number) = match (wish.strip_prefix("use-"), wish.strip_prefix("add-")) {
        (Some(number), _) => (false, number),
        (_, Some(number)) => (true, number),
        _ => return Ok(()),
    };
    let Some(source) = &opened.source else { return Ok(()) };
    let Some(post) = source.posts.iter().find(|post| post.number.to_string() == number) else {
        return Ok(());
    };
    let (lang, names) = (opened.draft.language(), source.names.clone());
    if post.number == 1 && !add {
        let asked = source.thread.title.clone();
        typed.title = aside(move || prefill::without_details(&asked, lang, &names)).await?;
        return Ok(());
    }
    let body = post.body.clone();
    let text = aside(move || prefill::cleaned(&body, lang, &names)).await?;
    typed.body = if add && !typed.body.trim().is_empty() {
        format!("{}\n\n{text}", typed.body.trim_end())
    } else {
        text
    };
    Ok(())
}

async fn save(visit: &Visit, conn: PooledConn, opened: Opened, typed: Typed, fields: &Fields) -> Answer {
    let too_long = typed.too_long_for_draft();
    if !too_long.is_empty() {
        let said = |field: &str| (field.to_owned(), visit.words.text(t::FAQ_ERROR_LONG).into_owned());
        let errors = too_long.into_iter().map(said).collect::<Vec<_>>().into();
        let showing = Showing { errors, ..Showing::default() };
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return draft_page::show(visit, conn, opened, typed, showing, status).await;
    }
    drop(conn);
    let id = opened.draft.id;
    if let Err(refusal) = publishing::agreed(visit, &opened, &typed) {
        return draft_page::refused(visit, id, typed, "body", refusal).await;
    }
    let (mut change, key) = match visit.begin_once(fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    let locked = drafts::locked(&mut change, id).await?.ok_or(Error::NotFound)?;
    let url = urls::faq_draft(id);
    match saving::save(&mut change, &locked, &typed, visit.member_id()?, visit.now).await {
        Err(FaqError::Outdated) => draft_page::conflict(visit, change, id, typed).await,
        Err(error) => Err(error.into()),
        Ok(()) => {
            key.settle(&mut change, &url).await?;
            change.commit().await?;
            see_with(visit, &url, Flash::ok(t::FAQ_DRAFT_SAVED))
        }
    }
}
