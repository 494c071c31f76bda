//! Language and colours: a cookie for guests, the member's row for members.

use actix_web::cookie::time::Duration;

use crate::accounts::actions;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::shell::{safe_return, see};
use crate::text::lang::Lang;
use crate::viewer::Theme;
use crate::web::cookies;
use crate::web::fields::Fields;

/// A guest's choice is kept so long.
const KEPT: Duration = Duration::days(365);

/// `POST /language`
pub async fn language(visit: Visit, fields: Fields) -> Answer {
    let offered = |lang: &Lang| visit.site.langs.contains(lang);
    let lang = fields
        .parse::<Lang>("lang")
        .filter(offered)
        .ok_or(Error::BadRequest("not a language of this site"))?;
    if let Some(member) = visit.viewer.member_id() {
        let mut change = visit.begin().await?;
        actions::change_language(&mut change, member, lang, visit.now).await?;
        change.commit().await?;
    }
    // Members get the cookie too: the page after signing out stays in their language.
    remembered(&visit, cookies::LANG, lang.tag(), fields.text("back"))
}

/// `POST /theme`
pub async fn theme(visit: Visit, fields: Fields) -> Answer {
    let theme = fields.parse::<Theme>("theme").ok_or(Error::BadRequest("not a theme"))?;
    if let Some(member) = visit.viewer.member_id() {
        let mut change = visit.begin().await?;
        actions::change_theme(&mut change, member, theme, visit.now).await?;
        change.commit().await?;
    }
    remembered(&visit, cookies::THEME, theme.as_str(), fields.text("back"))
}

fn remembered(visit: &Visit, name: &'static str, value: &str, back: &str) -> Answer {
    keeping(visit, see(safe_return(back)), name, value)
}

/// The answer with a choice kept in the browser.
pub fn keeping(visit: &Visit, answer: Answer, name: &'static str, value: &str) -> Answer {
    let mut answer = answer?;
    let cookie = cookies::cookie(visit.app.scheme(), name, value.to_owned(), Some(KEPT));
    answer.add_cookie(&cookie).map_err(|e| Error::Internal(e.to_string()))?;
    Ok(answer)
}
