//! `/account/interests`: which products a member owns.

use crate::door::Visit;
use crate::error::Answer;
use crate::products::form::{self, own_field};
use crate::products::model::Offered;
use crate::products::{actions, queries, views};
use crate::shell::{Page, see_with};
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// `GET /account/interests`
pub async fn edit(visit: Visit) -> Answer {
    let member = visit.member_id()?;
    let offered = queries::offered(&mut *visit.conn().await?, member).await?;
    let said = |one: &Offered| Some((own_field(one), one.own.as_ref()?.to_string()));
    let typed = Fields::from_pairs(offered.iter().filter_map(said).collect());
    shown(&visit, &offered, &typed, &FieldErrors::new()).await
}

/// `POST /account/interests`
pub async fn update(visit: Visit, fields: Fields) -> Answer {
    let member = visit.member_id()?;
    let mut change = visit.begin().await?;
    queries::lock_owner(&mut change, member).await?;
    let offered = queries::offered(&mut change, member).await?;
    let own = match form::owned(&visit, &offered, &fields) {
        Ok(own) => own,
        Err(errors) => {
            change.leave().await?;
            return shown(&visit, &offered, &fields, &errors).await;
        }
    };
    actions::own(&mut change, member, (&offered, &own), visit.now).await?;
    change.commit().await?;
    see_with(&visit, urls::account_interests(), Flash::ok(t::ACCOUNTS_SAVED))
}

async fn shown(visit: &Visit, offered: &[Offered], typed: &Fields, errors: &FieldErrors) -> Answer {
    let page = Page::new(visit, visit.words.text(t::PRODUCTS_OWNED_TITLE)).noindex();
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::owned::page(visit.words, offered, typed, errors)).await
}
