//! The first start.

use chrono::{DateTime, Utc};

use crate::accounts;
use crate::accounts::model::{NewMember, SiteSettings};
use crate::accounts::queries::settings;
use crate::boards::actions as board_actions;
use crate::boards::model::{BoardText, NewBoard};
use crate::db::{Conn, MemberId};
use crate::error::Error;
use crate::events::{self, Happened, Kind};
use crate::ledger;
use crate::text::lang::Lang;
use crate::ui::words::{Words, t};
use crate::viewer::Rule;

/// What came of setting up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetUp {
    /// The site is set up; this is its first admin.
    Done(MemberId),
    /// Somebody was faster, or it was long ago.
    Before,
    /// The address belongs to a member who is there already.
    AddressTaken,
}

/// Makes the first admin, stores the settings and opens a first board, so that asking works at once. Anything but
/// [`SetUp::Done`] is to be taken back.
pub async fn set_up(
    conn: &mut Conn,
    admin: &NewMember,
    site: &SiteSettings,
    now: DateTime<Utc>,
) -> Result<SetUp, Error> {
    if settings::finish_set_up(conn, now).await? == 0 {
        return Ok(SetUp::Before);
    }
    let Some(member) = accounts::actions::make_admin(conn, admin, now).await? else {
        return Ok(SetUp::AddressTaken);
    };
    board_actions::create(conn, &first_board(&site.langs), member, now).await?;
    accounts::actions::change_settings(conn, site, member, now).await?;
    Ok(SetUp::Done(member))
}

/// Makes an admin from the command line; `None` when the address is known. The first one opens the site as the page
/// would, with the settings it has, so that nobody else can take it there.
pub async fn add_admin(
    conn: &mut Conn,
    admin: &NewMember,
    langs: &[Lang],
    now: DateTime<Utc>,
) -> Result<Option<MemberId>, Error> {
    let Some(member) = accounts::actions::make_admin(conn, admin, now).await? else { return Ok(None) };
    if settings::finish_set_up(conn, now).await? == 1 {
        board_actions::create(conn, &first_board(langs), member, now).await?;
    }
    Ok(Some(member))
}

/// Changes how long the asker may keep silent and how long a claim lasts.
pub async fn change_times(
    conn: &mut Conn,
    times: &ledger::Settings,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let changed = times.changed_from(&ledger::queries::settings(conn).await?);
    ledger::queries::keep_settings(conn, times).await?;
    events::append(conn, Happened::new(Kind::SiteChanged { changed }).by(by), now).await?;
    Ok(())
}

fn first_board(langs: &[Lang]) -> NewBoard {
    let text = |lang: &Lang| {
        let words = Words::of(*lang);
        let said = |key| words.text(key).into_owned();
        BoardText {
            lang: *lang,
            name: said(t::SETUP_BOARD_NAME),
            line: said(t::SETUP_BOARD_LINE),
            charter: String::new(),
            charter_html: None,
        }
    };
    NewBoard {
        slug: "questions".to_owned(),
        texts: langs.iter().map(text).collect(),
        readers: Rule::Public,
        parent: None,
        lang: None,
        icon: "chat".to_owned(),
        helpful_needed: 2,
        position: 1,
    }
}
