//! Keeping an article true: editing, verifying, pinning, retiring. For owners of its section and admins.

use actix_web::http::StatusCode;
use actix_web::web::Path;

use super::{existing, owned};
use crate::db::{ArticleId, Conn, MemberId, PooledConn};
use crate::door::{Once, Visit};
use crate::error::{Answer, Error};
use crate::faq::actions::{FaqError, articles as keeping};
use crate::faq::examine::{self, Sources};
use crate::faq::model::{ArticleText, Typed, Widening};
use crate::faq::queries::articles::{self, Article};
use crate::faq::queries::{promotions, sections};
use crate::faq::rendering::{self, Prepared, aside};
use crate::faq::views::edit::EditPage;
use crate::faq::{form, policy, views};
use crate::shell::{self, Page, see, see_with};
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::meanwhile;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// Articles found by the box "Find an article to link".
const FOUND_MAX: i64 = 8;

/// `GET /faq/{id}/edit`
pub async fn edit(visit: Visit, id: Path<ArticleId>) -> Answer {
    visit.staff()?;
    let mut conn = visit.conn().await?;
    let article = kept_by(&visit, &mut conn, *id).await?;
    let typed = typed_of(&visit, &mut conn, &article).await?;
    let page = load(&visit, &mut conn, article, typed, "").await?;
    drop(conn);
    answer(&visit, &page, StatusCode::OK).await
}

/// `POST /faq/{id}/edit` with `do` = `find`, `preview`, or anything else to save.
pub async fn update(visit: Visit, id: Path<ArticleId>, fields: Fields) -> Answer {
    let member = visit.staff()?.id;
    let mut typed = form::read(&fields);
    // A second person's agreement is asked for in drafts only.
    typed.kept.clear();
    let mut conn = visit.conn().await?;
    let article = kept_by(&visit, &mut conn, *id).await?;
    typed.section = existing(&mut conn, typed.section).await?;
    typed.audience = typed.audience.filter(|audience| visit.site.audience_rule(*audience).is_some());
    let wish = fields.text("do");
    if wish == "find" || wish == "preview" {
        return looked_at(&visit, conn, article, typed, &fields).await;
    }
    let text = match judged(&visit, &mut conn, &article, &typed).await? {
        Ok(text) => text,
        Err(errors) => {
            return again(&visit, conn, article, typed, errors, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    };
    drop(conn);
    let prepared = rendering::prepare(text, article.lang()).await?;
    write(&visit, article, typed, &prepared, (member, &fields)).await
}

/// Nothing is saved yet: articles were looked for, or the answer is to be seen as readers will see it.
async fn looked_at(
    visit: &Visit,
    mut conn: PooledConn,
    article: Article,
    typed: Typed,
    fields: &Fields,
) -> Answer {
    let preview = match fields.text("do") {
        "preview" => {
            let (body, lang) = (typed.body.clone(), article.lang());
            Some(aside(move || rendering::render_now(&body, lang)).await?)
        }
        _ => None,
    };
    if let Some(text) = preview.as_ref().filter(|_| visit.wants_fragment) {
        return shell::fragment(visit, maud::html! { (text) });
    }
    let page = load(visit, &mut conn, article, typed, fields.text("find")).await?;
    drop(conn);
    answer(visit, &EditPage { preview, ..page }, StatusCode::OK).await
}

async fn write(
    visit: &Visit,
    article: Article,
    mut typed: Typed,
    prepared: &Prepared,
    (member, fields): (MemberId, &Fields),
) -> Answer {
    let (mut change, key) = match visit.begin_once(fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    let done =
        keeping::edit(&mut change, &visit.site.rules, &article, typed.version, prepared, member, visit.now)
            .await;
    let (field, sentence, status) = match done {
        Ok(()) => {
            let url = articles::find(&mut change, article.id, &visit.viewer).await?;
            let url = url.map_or_else(|| urls::faq().to_owned(), |article| article.url());
            key.settle(&mut change, &url).await?;
            change.commit().await?;
            return see_with(visit, &url, Flash::ok(t::FAQ_SAVED));
        }
        Err(FaqError::Outdated) => ("title", t::FAQ_OUTDATED, StatusCode::CONFLICT),
        Err(FaqError::Refused(refusal)) => ("audience", refusal.0, StatusCode::FORBIDDEN),
        Err(error) => return Err(error.into()),
    };
    change.leave().await?;
    let mut errors = FieldErrors::new();
    errors.add(field, visit.words.text(sentence));
    let mut conn = visit.conn().await?;
    let article = articles::find(&mut conn, article.id, &visit.viewer).await?.ok_or(Error::NotFound)?;
    typed.version = article.version;
    again(visit, conn, article, typed, errors, status).await
}

/// `POST /faq/{id}/verification`
pub async fn verify(visit: Visit, id: Path<ArticleId>) -> Answer {
    let member = visit.staff()?.id;
    let mut change = visit.begin().await?;
    let article = kept_by(&visit, &mut change, *id).await?;
    keeping::verify(&mut change, &article, member, visit.now).await?;
    change.commit().await?;
    see_with(&visit, &article.url(), Flash::ok(t::FAQ_VERIFIED_AGAIN))
}

/// `POST /faq/{id}/retirement` with the article to read `instead`, if there is one.
pub async fn retire(visit: Visit, id: Path<ArticleId>, fields: Fields) -> Answer {
    let member = visit.staff()?.id;
    let mut change = visit.begin().await?;
    let article = kept_by(&visit, &mut change, *id).await?;
    let instead = fields.parse::<ArticleId>("instead").filter(|other| *other != article.id);
    keeping::retire(&mut change, &visit.site.rules, &article, instead, member, visit.now).await?;
    change.commit().await?;
    see_with(&visit, urls::faq(), Flash::ok(t::FAQ_RETIRED))
}

/// `POST /faq/{id}/pin` with `on` = `1` or `0`.
pub async fn pin(visit: Visit, id: Path<ArticleId>, fields: Fields) -> Answer {
    let member = visit.staff()?.id;
    let mut change = visit.begin().await?;
    let article = kept_by(&visit, &mut change, *id).await?;
    let on = fields.text("on") == "1";
    keeping::pin(&mut change, &article, on.then_some(visit.now), member, visit.now).await?;
    change.commit().await?;
    see_with(&visit, &article.url(), Flash::ok(if on { t::FAQ_PINNED } else { t::FAQ_UNPINNED }))
}

/// The article, if the viewer keeps its section.
async fn kept_by(visit: &Visit, conn: &mut Conn, id: ArticleId) -> Result<Article, Error> {
    let article = articles::find(conn, id, &visit.viewer).await?.ok_or(Error::NotFound)?;
    let owned = owned(conn, visit).await?;
    policy::can_publish(&visit.viewer, article.section, &owned)?;
    Ok(article)
}

async fn typed_of(visit: &Visit, conn: &mut Conn, article: &Article) -> Result<Typed, Error> {
    let related = articles::related(conn, article.id, &visit.viewer).await?;
    Ok(Typed {
        title: article.title.clone(),
        short: article.short.clone(),
        body: article.body.clone(),
        section: Some(article.section),
        audience: Some(article.audience),
        review_on: Some(article.review_on),
        related: related.into_iter().map(|card| card.id).collect(),
        kept: Vec::new(),
        widening: Widening::No,
        version: article.version,
    })
}

/// Details that the article held before were agreed to when it was published.
async fn judged(
    visit: &Visit,
    conn: &mut Conn,
    article: &Article,
    typed: &Typed,
) -> Result<Result<ArticleText, FieldErrors>, Error> {
    let words = visit.words;
    let text = match typed.article() {
        Ok(text) => text,
        Err(wrong) => {
            let said = wrong.into_iter().map(|(field, key)| (field.to_owned(), words.text(key).into_owned()));
            return Ok(Err(said.collect::<Vec<_>>().into()));
        }
    };
    policy::can_publish(&visit.viewer, text.section, &owned(conn, visit).await?)?;
    let before = format!("{}\n{}\n{}", article.title, article.short, article.body);
    let (looked_at, lang) = (typed.clone(), article.lang());
    let still = aside(move || examine::still_in(&Sources::default(), &looked_at, lang)).await?;
    if let Some(detail) = still.into_iter().find(|detail| !before.contains(&detail.text)) {
        let mut errors = FieldErrors::new();
        errors.add("body", words.with(t::FAQ_ERROR_PRIVATE, &[("detail", detail.text.as_str().into())]));
        return Ok(Err(errors));
    }
    Ok(Ok(text))
}

async fn again(
    visit: &Visit,
    mut conn: PooledConn,
    article: Article,
    typed: Typed,
    errors: FieldErrors,
    status: StatusCode,
) -> Answer {
    let mut page = load(visit, &mut conn, article, typed, "").await?;
    if status == StatusCode::CONFLICT {
        let stored = typed_of(visit, &mut conn, &page.article).await?.labelled(visit.words);
        page.meanwhile = meanwhile::differing(stored, &page.typed.labelled(visit.words));
    }
    drop(conn);
    page.errors = errors;
    answer(visit, &page, status).await
}

async fn load(
    visit: &Visit,
    conn: &mut Conn,
    article: Article,
    typed: Typed,
    find: &str,
) -> Result<EditPage, Error> {
    let found = if find.trim().is_empty() {
        Vec::new()
    } else {
        articles::titled(conn, find.trim(), &visit.viewer, FOUND_MAX).await?
    };
    Ok(EditPage {
        related: articles::cards_of(conn, &typed.related, &visit.viewer).await?,
        sections: sections::all(conn).await?,
        owned: owned(conn, visit).await?,
        sources: promotions::source_audiences(conn, article.id).await?,
        preview: None,
        errors: FieldErrors::new(),
        meanwhile: Vec::new(),
        find: find.to_owned(),
        found,
        article,
        typed,
    })
}

async fn answer(visit: &Visit, page: &EditPage, status: StatusCode) -> Answer {
    let title = visit.words.with(t::FAQ_EDIT_TITLE_OF, &[("title", page.article.title.as_str().into())]);
    let made = Page::staff(visit, title, StaffPage::None);
    let made = if page.errors.is_empty() { made } else { made.with_errors() };
    made.status(status).answer(views::edit::edit(visit, page)).await
}
