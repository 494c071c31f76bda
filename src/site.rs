//! What every page needs to know of the site: settings, audience rules, boards. Read once and kept until an event
//! says that it changed, at most 30 seconds.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, RwLock};
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use chrono_tz::Tz;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::boards::{self, Board};
use crate::db::schema::{audiences, settings};
use crate::db::{AudienceId, BoardId, Conn, TargetId};
use crate::ledger;
use crate::ledger::calendar::Calendar;
use crate::ledger::model::Promise;
use crate::text::lang::Lang;
use crate::urls;
use crate::viewer::{AudienceRule, Rule, Viewer};

/// Kept no longer than this, should an event be missed.
const LIVES: Duration = Duration::from_secs(30);

/// The site's settings, rules and boards at one moment.
#[derive(Debug, Clone)]
pub struct Site {
    /// Its name.
    pub name: String,
    /// Its language where a reader has none.
    pub lang: Lang,
    /// The languages it offers.
    pub langs: Vec<Lang>,
    /// Its time zone where a reader has none.
    pub zone: Tz,
    /// Address for mail to people.
    pub contact_email: Option<String>,
    /// Telephone.
    pub contact_phone: Option<String>,
    /// When somebody answers it.
    pub contact_hours: Option<String>,
    /// Whether the set-up page was finished.
    pub set_up: bool,
    /// Times for silence and claims.
    pub ledger: ledger::Settings,
    /// Who belongs to which audience.
    pub rules: Vec<AudienceRule>,
    /// All boards that are not archived, in their order, parents before children.
    pub boards: Vec<Board>,
    /// Every promise that holds.
    pub promises: Vec<Promise>,
    /// Boards that were taken out of the lists. Their threads keep address, name and rules.
    pub archived: Vec<Board>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = settings)]
struct SettingsRow {
    site_name: String,
    default_lang: String,
    langs: Vec<Option<String>>,
    time_zone: String,
    contact_email: Option<String>,
    contact_phone: Option<String>,
    contact_hours: Option<String>,
    set_up_at: Option<chrono::DateTime<chrono::Utc>>,
    first_reminder_days: i32,
    second_reminder_days: i32,
    presumed_solved_days: i32,
    claim_minutes: i32,
}

impl SettingsRow {
    fn ledger(&self) -> ledger::Settings {
        let days = |days: i32| TimeDelta::days(days.into());
        ledger::Settings {
            first_reminder: days(self.first_reminder_days),
            second_reminder: days(self.second_reminder_days),
            presumed_solved: days(self.presumed_solved_days),
            claim: TimeDelta::minutes(self.claim_minutes.into()),
        }
    }
}

impl Site {
    /// Reads it.
    pub async fn load(conn: &mut Conn) -> QueryResult<Self> {
        let row: SettingsRow = settings::table.select(SettingsRow::as_select()).first(conn).await?;
        let rules = audiences::table.select((audiences::id, audiences::rule, audiences::board_id));
        let rules: Vec<(AudienceId, Rule, Option<BoardId>)> = rules.order(audiences::id).load(conn).await?;
        let lang = row.default_lang.parse().unwrap_or(Lang::En);
        let ledger = row.ledger();
        let (boards, archived) = boards::queries::all(conn).await?;
        let promises = ledger::queries::targets::in_force(conn).await?;
        Ok(Self {
            name: row.site_name,
            lang,
            langs: row.langs.iter().flatten().filter_map(|tag| tag.parse().ok()).collect(),
            zone: row.time_zone.parse().unwrap_or(Tz::UTC),
            contact_email: row.contact_email,
            contact_phone: row.contact_phone,
            contact_hours: row.contact_hours,
            set_up: row.set_up_at.is_some(),
            ledger,
            rules: rules.into_iter().map(|(id, rule, board)| AudienceRule { id, rule, board }).collect(),
            boards,
            promises,
            archived,
        })
    }

    /// The board on which something stands, archived or not. Whoever may read that may know the board's name.
    pub fn board_of(&self, id: BoardId) -> Option<&Board> {
        self.boards.iter().chain(&self.archived).find(|board| board.id == id)
    }

    /// Whether a thread of the board with this audience is private; see [`Board::is_private`].
    pub fn is_private(&self, board: BoardId, audience: AudienceId) -> bool {
        self.board_of(board).is_some_and(|board| board.is_private(audience))
    }

    /// The address of a page in the language it was written in, or without one if the site does not offer that.
    pub fn in_language(&self, lang: Lang, path: &str) -> String {
        if self.langs.contains(&lang) { urls::in_language(lang, path) } else { path.to_owned() }
    }

    /// By which hours a clock set by this target is counted; `None` while its deadlines are being set anew.
    pub fn calendar_of(&self, target: TargetId) -> Option<&Calendar> {
        let found = self.promises.iter().find(|promise| promise.target.id == target);
        found.map(|promise| &*promise.target.calendar)
    }

    /// A board the viewer may read.
    pub fn board(&self, id: BoardId, viewer: &Viewer) -> Option<&Board> {
        self.boards.iter().find(|board| board.id == id && viewer.belongs_to(board.readers))
    }

    /// The same by its address.
    pub fn board_by_slug(&self, slug: &str, viewer: &Viewer) -> Option<&Board> {
        self.boards.iter().find(|board| board.slug == slug && viewer.belongs_to(board.readers))
    }

    /// The boards the viewer may read, in their order.
    pub fn boards_for<'a>(&'a self, viewer: &'a Viewer) -> impl Iterator<Item = &'a Board> {
        self.boards.iter().filter(|board| viewer.belongs_to(board.readers))
    }

    /// The site-wide audience of a rule: articles name it.
    pub fn audience(&self, rule: Rule) -> Option<AudienceId> {
        self.rules.iter().find(|r| r.rule == rule && r.board.is_none()).map(|r| r.id)
    }
}

impl Site {
    /// The rule of an audience of the whole site; boards' own audiences are none for articles.
    pub fn audience_rule(&self, id: AudienceId) -> Option<Rule> {
        self.rules.iter().find(|rule| rule.id == id && rule.board.is_none()).map(|rule| rule.rule)
    }
}

/// Keeps the site at hand.
#[derive(Default)]
pub struct SiteCache {
    kept: RwLock<Option<Kept>>,
    loads: AtomicU64,
}

struct Kept {
    site: Arc<Site>,
    at: Instant,
    load: Load,
}

/// The number of a load, taken when it begins: what was read earlier never replaces what was read later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Load(u64);

impl SiteCache {
    /// The site if it is fresh.
    pub fn fresh(&self) -> Option<Arc<Site>> {
        let kept = self.kept.read().ok()?;
        kept.as_ref().filter(|kept| kept.at.elapsed() < LIVES).map(|kept| kept.site.clone())
    }

    /// The site as it was last, for when the database is away.
    pub fn last_known(&self) -> Option<Arc<Site>> {
        self.kept.read().ok()?.as_ref().map(|kept| kept.site.clone())
    }

    /// A load begins.
    pub fn begin(&self) -> Load {
        Load(self.loads.fetch_add(1, Ordering::Relaxed))
    }

    /// Keeps what a load has read, unless a later one has ended before it; gives the newer of both.
    pub fn put(&self, load: Load, site: Site) -> Arc<Site> {
        let site = Arc::new(site);
        let Ok(mut kept) = self.kept.write() else { return site };
        if let Some(newer) = kept.as_ref().filter(|kept| kept.load > load) {
            return newer.site.clone();
        }
        *kept = Some(Kept { site: site.clone(), at: Instant::now(), load });
        site
    }
}
