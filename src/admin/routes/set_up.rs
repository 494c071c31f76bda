//! The first start: name, languages, first admin.

use actix_web::HttpRequest;
use subtle::ConstantTimeEq;

use super::typed;
use crate::accounts::model::NewMember;
use crate::accounts::routes::{sign_in, typed as typed_account};
use crate::accounts::{actions as account_actions, passwords};
use crate::admin::actions::{self, SetUp};
use crate::admin::views;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::shell::{Page, see, see_with};
use crate::text::lang::Lang;
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;

/// `GET /setup`
pub async fn new(visit: Visit) -> Answer {
    if visit.site.set_up {
        return Err(Error::NotFound);
    }
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut pairs = vec![pair("zone", visit.site.zone.name()), pair("lang", visit.lang().tag())];
    pairs.extend(Lang::ALL.iter().map(|lang| pair("langs", lang.tag())));
    form(&visit, &Fields::from_pairs(pairs), &FieldErrors::new()).await
}

/// `POST /setup`
pub async fn create(visit: Visit, fields: Fields, req: HttpRequest) -> Answer {
    if visit.site.set_up {
        return Err(Error::NotFound);
    }
    visit.limit(Action::SignIn)?;
    let words = visit.words;
    let mut errors = FieldErrors::new();
    check_code(&visit, &fields, &mut errors);
    let site = typed::settings(words, &fields, &mut errors);
    let name = typed_account::name(words, &fields, &mut errors);
    let email = typed_account::email(words, &fields, &mut errors);
    let about = [fields.text("name"), fields.text("email"), fields.text("site_name")];
    let password = typed_account::new_password(words, &fields, &about, &mut errors);
    let (Some(site), Some(name), Some(email), Some(password), true) =
        (site, name, email, password, errors.is_empty())
    else {
        return form(&visit, &fields, &errors).await;
    };
    let password_hash = passwords::hash(&visit.app.hashing, password).await?;
    let admin = NewMember { name, email, password_hash, lang: visit.lang(), zone: site.zone };
    let mut change = visit.begin().await?;
    match actions::set_up(&mut change, &admin, &site, visit.now).await? {
        SetUp::Done(member) => {
            let agent = sign_in::user_agent(&req);
            let key = account_actions::begin_session(&mut change, member, None, agent, visit.now).await?;
            change.commit().await?;
            visit.renew_site().await?;
            sign_in::with_session(&visit, see_with(&visit, urls::home(), Flash::ok(t::SETUP_DONE)), &key)
        }
        SetUp::Before => {
            change.leave().await?;
            see(urls::home())
        }
        SetUp::AddressTaken => {
            change.leave().await?;
            errors.add("email", words.text(t::SETUP_EMAIL_TAKEN));
            form(&visit, &fields, &errors).await
        }
    }
}

/// Whoever sits at the machine needs no code; others must know what stands in its log.
fn check_code(visit: &Visit, fields: &Fields, errors: &mut FieldErrors) {
    let typed = fields.text("code").trim().as_bytes();
    let same: bool = typed.ct_eq(visit.app.set_up_code.as_bytes()).into();
    if !visit.at_the_machine() && !same {
        errors.add("code", visit.words.text(t::SETUP_CODE_WRONG));
    }
}

async fn form(visit: &Visit, fields: &Fields, errors: &FieldErrors) -> Answer {
    let place = if visit.at_the_machine() { views::Place::AtTheMachine } else { views::Place::Elsewhere };
    let page = Page::new(visit, visit.words.text(t::SETUP_TITLE)).noindex().without_search();
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::set_up(visit.words, fields, errors, place)).await
}
