//! `/admin/products`: the list of products.

use actix_web::http::StatusCode;
use actix_web::web;

use crate::db::ProductId;
use crate::door::{Once, Visit};
use crate::error::{Answer, Error};
use crate::products::actions::{self, Listing, ProductError};
use crate::products::form::{self, Typed};
use crate::products::model::{PRODUCTS_MAX, Product};
use crate::products::{queries, views};
use crate::shell::{Page, see, see_with};
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::meanwhile;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::stand;

/// `GET /admin/products`
pub async fn index(visit: Visit) -> Answer {
    visit.admin()?;
    let all = queries::all(&mut *visit.conn().await?).await?;
    let page = Page::staff(&visit, visit.words.text(t::PRODUCTS_TITLE), StaffPage::Admin);
    page.answer(views::list::index(visit.words, &all)).await
}

/// `GET /admin/products/new`
pub async fn new(visit: Visit) -> Answer {
    visit.admin()?;
    shown(&visit, None, &Typed::fresh(), &FieldErrors::new()).await
}

/// `POST /admin/products`
pub async fn create(visit: Visit, fields: Fields) -> Answer {
    let by = visit.admin()?.id;
    let typed = Typed::read(&fields);
    let product = match form::parse(&visit, &typed) {
        Ok(product) => product,
        Err(errors) => return shown(&visit, None, &typed, &errors).await,
    };
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    if let Err(error) = actions::create(&mut change, &product, by, visit.now).await {
        change.leave().await?;
        return refused(&visit, None, &typed, error).await;
    }
    key.settle(&mut change, urls::admin_products()).await?;
    change.commit().await?;
    see_with(&visit, urls::admin_products(), Flash::ok(t::PRODUCTS_SAVED))
}

/// `GET /admin/products/{id}`
pub async fn edit(visit: Visit, id: web::Path<ProductId>) -> Answer {
    visit.admin()?;
    let all = queries::all(&mut *visit.conn().await?).await?;
    let product = all.into_iter().find(|product| product.id == *id).ok_or(Error::NotFound)?;
    shown(&visit, Some(&product), &Typed::of(&product), &FieldErrors::new()).await
}

/// `POST /admin/products/{id}`
pub async fn update(visit: Visit, id: web::Path<ProductId>, fields: Fields) -> Answer {
    let by = visit.admin()?.id;
    let typed = Typed::read(&fields);
    let mut change = visit.begin().await?;
    let held = queries::locked(&mut change, *id).await?.ok_or(Error::NotFound)?;
    let parsed = form::parse(&visit, &typed);
    let stored = Typed::of(&held);
    let outcome = match parsed {
        Ok(_) if !stand::fits(&stored.stand, &typed.stand) => {
            change.leave().await?;
            return conflict(&visit, &held, &stored, typed).await;
        }
        Ok(product) => actions::update(&mut change, &held, &product, by, visit.now).await,
        Err(errors) => {
            change.leave().await?;
            return shown(&visit, Some(&held), &typed, &errors).await;
        }
    };
    if let Err(error) = outcome {
        change.leave().await?;
        return refused(&visit, Some(&held), &typed, error).await;
    }
    change.commit().await?;
    see_with(&visit, urls::admin_products(), Flash::ok(t::PRODUCTS_SAVED))
}

/// `POST /admin/products/{id}/archive`: puts it away.
pub async fn archive(visit: Visit, id: web::Path<ProductId>) -> Answer {
    let undo = urls::admin_product_restore(*id);
    let done = Flash::ok(t::PRODUCTS_AWAY).undo(undo);
    set(&visit, *id, Listing::Off, done).await
}

/// `POST /admin/products/{id}/restore`: and puts it back.
pub async fn restore(visit: Visit, id: web::Path<ProductId>) -> Answer {
    set(&visit, *id, Listing::On, Flash::ok(t::PRODUCTS_BACK)).await
}

async fn set(visit: &Visit, id: ProductId, listing: Listing, done: Flash) -> Answer {
    let by = visit.admin()?.id;
    let mut change = visit.begin().await?;
    let product = queries::locked(&mut change, id).await?.ok_or(Error::NotFound)?;
    let flash = match actions::list(&mut change, &product, listing, by, visit.now).await {
        Ok(()) => done,
        Err(ProductError::Full) => Flash::warn(t::PRODUCTS_ERROR_MANY).with("max", PRODUCTS_MAX),
        Err(ProductError::NameTaken) => Flash::warn(t::PRODUCTS_ERROR_TAKEN),
        Err(ProductError::Database(error)) => return Err(error.into()),
    };
    change.commit().await?;
    see_with(visit, urls::admin_products(), flash)
}

async fn refused(visit: &Visit, held: Option<&Product>, typed: &Typed, error: ProductError) -> Answer {
    let mut errors = FieldErrors::new();
    match error {
        ProductError::NameTaken => errors.add("name", visit.words.text(t::PRODUCTS_ERROR_TAKEN)),
        ProductError::Full => {
            errors.add("name", visit.words.with(t::PRODUCTS_ERROR_MANY, &[("max", PRODUCTS_MAX.into())]))
        }
        ProductError::Database(error) => return Err(error.into()),
    }
    shown(visit, held, typed, &errors).await
}

/// Somebody else was faster: what stands now, above everything that was typed.
async fn conflict(visit: &Visit, held: &Product, stored: &Typed, typed: Typed) -> Answer {
    let now = meanwhile::differing(form::labelled(visit, stored), &form::labelled(visit, &typed));
    let typed = Typed { stand: stored.stand.clone(), ..typed };
    let main = views::list::conflict(visit.words, held, &typed, &now);
    let page = Page::staff(visit, held.name.as_str(), StaffPage::Admin);
    page.with_errors().status(StatusCode::CONFLICT).answer(main).await
}

async fn shown(visit: &Visit, held: Option<&Product>, typed: &Typed, errors: &FieldErrors) -> Answer {
    let title = held.map_or_else(|| visit.words.text(t::PRODUCTS_NEW).into_owned(), |held| held.name.clone());
    let page = Page::staff(visit, title, StaffPage::Admin);
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::list::form(visit.words, held, typed, errors)).await
}
