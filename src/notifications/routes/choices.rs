//! `GET` and `POST /account/notifications`: which notices come how.

use crate::door::Visit;
use crate::error::Answer;
use crate::notifications::queries::choices;
use crate::notifications::topics::{Choice, Topic, Wanted};
use crate::notifications::{actions, views};
use crate::shell::{Page, see_with};
use crate::ui::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// The table of topics and ways.
pub async fn edit(visit: Visit) -> Answer {
    let member = visit.member_id()?;
    let chosen = choices::of_member(&mut *visit.conn().await?, member).await?;
    let title = visit.words.text(t::NOTIFICATIONS_CHOICES_TITLE);
    Page::new(&visit, title).noindex().answer(views::choices::page(&visit, &chosen)).await
}

/// Stores what is ticked.
pub async fn update(visit: Visit, fields: Fields) -> Answer {
    let member = visit.member_id()?;
    let wanted = |way: &str, topic: Topic| Wanted::from_state(fields.has(&views::choices::field(way, topic)));
    let offered = Topic::ALL.iter().filter(|topic| views::choices::is_offered(&visit, **topic));
    let chosen: Vec<Choice> = offered
        .map(|topic| Choice {
            topic: *topic,
            here: wanted(views::choices::HERE, *topic),
            mail: wanted(views::choices::MAIL, *topic),
        })
        .collect();
    let mut change = visit.begin().await?;
    actions::choose(&mut change, member, &chosen, visit.now).await?;
    change.commit().await?;
    see_with(&visit, urls::account_notifications(), Flash::ok(t::ACCOUNTS_SAVED))
}
