//! "Was this helpful?": no account, no script.

use actix_web::HttpResponse;
use actix_web::cookie::time::Duration;
use actix_web::web::Path;

use crate::accounts::secret::Secret;
use crate::db::ArticleId;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::faq::actions::votes::{Voter, vote};
use crate::faq::model::{ArticleState, Missing, NOTE_CHARS_MAX};
use crate::faq::queries::articles;
use crate::faq::queries::votes::Vote;
use crate::shell::see_with;
use crate::text::input;
use crate::ui::words::t;
use crate::web::cookies;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;

/// `POST /faq/{id}/votes` with `helpful` = `yes` or `no`, `reason`, `note`.
pub async fn create(visit: Visit, id: Path<ArticleId>, fields: Fields) -> Answer {
    visit.limit(Action::Posting)?;
    let helpful = match fields.text("helpful") {
        "yes" => true,
        "no" => false,
        _ => return Err(Error::BadRequest("helpful is yes or no")),
    };
    let mut change = visit.begin().await?;
    let article = articles::find(&mut change, *id, &visit.viewer).await?.ok_or(Error::NotFound)?;
    if article.state != ArticleState::Published {
        return Err(Error::NotFound);
    }
    let browser = visit.browser.clone().unwrap_or_else(|| Secret::fresh().reveal().to_owned());
    let voice = voice(&visit, &fields, helpful, &browser);
    vote(&mut change, article.id, &voice, visit.now).await?;
    change.commit().await?;
    let said_why = voice.reason.is_some() || !voice.note.is_empty();
    let thanks = match (helpful, said_why) {
        (true, _) => t::FAQ_THANKS_YES,
        (false, true) => t::FAQ_THANKS_WHY,
        (false, false) => t::FAQ_THANKS_NO,
    };
    let answer = see_with(&visit, &format!("{}#helpful", article.url()), Flash::ok(thanks))?;
    if visit.viewer.is_guest() { named(&visit, answer, browser) } else { Ok(answer) }
}

/// The browser bears its name until its voice counts anew anyway.
fn named(visit: &Visit, mut answer: HttpResponse, browser: String) -> Answer {
    let cookie = cookies::cookie(visit.app.scheme(), cookies::BROWSER, browser, Some(Duration::days(1)));
    answer.add_cookie(&cookie).map_err(|e| Error::Internal(e.to_string()))?;
    Ok(answer)
}

fn voice(visit: &Visit, fields: &Fields, helpful: bool, browser: &str) -> Vote {
    let day = visit.now.date_naive();
    let voter = visit.viewer.member_id().map_or(Voter::Browser(browser), |member| Voter::Member(member.0));
    let reason = fields.parse::<Missing>("reason").filter(|_| !helpful);
    let note: String = fields.text("note").chars().take(NOTE_CHARS_MAX).collect();
    let note = input::clean_text(&note, NOTE_CHARS_MAX).unwrap_or_default();
    Vote { voter: visit.app.voters.hash(voter, day), day, helpful, reason, note }
}
