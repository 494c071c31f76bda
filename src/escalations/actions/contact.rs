//! How the asker may be reached: given, taken back, asked for again, looked at.

use chrono::{DateTime, Utc};

use super::{about, the_running};
use crate::db::{Conn, MemberId};
use crate::error::Error;
use crate::escalations::model::{Consent, Detail, Ending, Way};
use crate::escalations::queries::{self, NewConsent};
use crate::events::{self, Channel, Fact, Kind};
use crate::threads::actions::telling::tell;
use crate::threads::model::Thread;

/// A consent about to be given.
#[derive(Debug, Clone)]
pub struct Given {
    /// By what.
    pub channel: Channel,
    /// How exactly.
    pub detail: Detail,
    /// When best.
    pub best_time: Option<String>,
    /// Where it was given.
    pub way: Way,
}

/// The asker says that, and how, they may be reached. What they had said before is erased; said twice, it stands once.
///
/// # Errors
/// When the database refuses.
pub async fn give(
    conn: &mut Conn,
    thread: &Thread,
    given: &Given,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let live = queries::consents(conn, thread.id.into()).await?;
    let same = |consent: &Consent| {
        consent.channel == given.channel
            && consent.detail == given.detail
            && consent.best_time == given.best_time
    };
    if live.iter().any(same) {
        return Ok(());
    }
    queries::end_consent(conn, thread.id.into(), given.channel, "replaced", now).await?;
    let new = NewConsent {
        question: thread.id.into(),
        member: by,
        channel: given.channel,
        detail: &given.detail,
        best_time: given.best_time.as_deref(),
        by_mail: given.way == Way::Mail,
    };
    queries::insert_consent(conn, &new, now).await?;
    let happened = about(thread, Kind::ContactGiven { channel: given.channel }).by(by);
    events::append(conn, happened, now).await?;
    Ok(())
}

/// The asker takes it back, and the detail is erased at once.
///
/// # Errors
/// When the database refuses.
pub async fn withdraw(
    conn: &mut Conn,
    thread: &Thread,
    channel: Channel,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    if queries::end_consent(conn, thread.id.into(), channel, "withdrawn", now).await? > 0 {
        let happened = about(thread, Kind::ContactWithdrawn { channel }).by(by);
        events::append(conn, happened, now).await?;
    }
    Ok(())
}

/// The asker would rather be answered in the thread: it goes on there as when staff call it off, and what they gave is
/// erased. They may give it anew at any time.
///
/// # Errors
/// When the database or the ledger refuses.
pub async fn refuse(conn: &mut Conn, thread: &Thread, by: MemberId, now: DateTime<Utc>) -> Result<(), Error> {
    let running = the_running(conn, thread, now).await?;
    let facts = tell(conn, thread, Fact::EscalationEnded { by }, now).await?;
    queries::end(conn, running.id, (Ending::CalledOff, by), None, now).await?;
    for channel in Channel::ALL {
        queries::end_consent(conn, thread.id.into(), *channel, "withdrawn", now).await?;
    }
    let happened = about(thread, Kind::ContactRefused { channel: running.channel }).by(by).facts(facts);
    events::append(conn, happened, now).await?;
    Ok(())
}

/// The asker is asked once more.
///
/// # Errors
/// When the database refuses.
pub async fn ask_again(
    conn: &mut Conn,
    thread: &Thread,
    channel: Channel,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    events::append(conn, about(thread, Kind::ContactAsked { channel }).by(by), now).await?;
    Ok(())
}

/// Somebody of staff looks at the detail: noted, with who and when.
///
/// # Errors
/// When the database refuses.
pub async fn show(
    conn: &mut Conn,
    thread: &Thread,
    consent: &Consent,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let happened =
        about(thread, Kind::ContactShown { channel: consent.channel }).by(by).subject(consent.id.0);
    events::append(conn, happened, now).await?;
    Ok(())
}
