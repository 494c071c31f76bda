//! `GET /desk` and `GET /desk/{id}`: the queue, and one question beside it.

use actix_web::http::StatusCode;
use actix_web::web;
use chrono::{DateTime, Utc};
use diesel::QueryResult;
use serde::Deserialize;

use crate::db::paging::Slice;
use crate::db::{Conn, QuestionId};
use crate::desk::model::canned::{Known, Source};
use crate::desk::model::narrow::Narrowed;
use crate::desk::model::{DeskPlace, View};
use crate::desk::reads::canned::Offered;
use crate::desk::reads::{self, DeskRow, PaneQuestion, Wanted};
use crate::desk::views::bulk;
use crate::desk::views::notes::TypedNote;
use crate::desk::{policy, views};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::escalations;
use crate::figures::Summary;
use crate::figures::policy::reported;
use crate::ledger::LedgerState;
use crate::search::{Hit, Subject};
use crate::shell::{self, Page};
use crate::threads::views::composer::Typed;
use crate::ui::words::t;
use crate::ui::{StaffPage, time};
use crate::urls;
use crate::web::fields::Fields;

/// Articles offered beside a question: what the index finds after these fits less and less.
const ARTICLES_MAX: usize = 5;
/// Articles found by whoever looks for one.
const FOUND_MAX: usize = 20;

/// What the address says; what does not read counts as not said.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Query {
    /// A saved view.
    #[serde(default)]
    pub view: String,
    /// A board's slug.
    #[serde(default)]
    pub board: String,
    /// Whose.
    #[serde(default)]
    pub owner: String,
    /// How urgent.
    #[serde(default)]
    pub urgency: String,
    /// For how long it has waited.
    #[serde(default)]
    pub waited: String,
    /// A language's tag.
    #[serde(default)]
    pub lang: String,
    /// In which state.
    #[serde(default)]
    pub state: String,
    /// A customer group, by number.
    #[serde(default)]
    pub group: String,
    /// After this place.
    #[serde(default)]
    pub after: String,
    /// Whether every row of the page is ticked.
    #[serde(default)]
    pub all: String,
    /// What the reply begins with.
    #[serde(default)]
    pub canned: String,
    /// Words looked for in canned replies.
    #[serde(default)]
    pub find: String,
}

impl Query {
    /// View and filters as a form sends them.
    pub fn read(fields: &Fields) -> Self {
        let own = |name: &str| fields.text(name).to_owned();
        Self {
            view: own("view"),
            board: own("board"),
            owner: own("owner"),
            urgency: own("urgency"),
            waited: own("waited"),
            lang: own("lang"),
            state: own("state"),
            group: own("group"),
            ..Self::default()
        }
    }

    /// As an address of the queue says it.
    fn of_address(address: &str) -> Self {
        let said = address.split_once('?').filter(|(path, _)| *path == urls::desk());
        Self::asked(said.map_or("", |(_, query)| query))
    }

    /// View, filters and place as an address asks for them.
    fn asked(asked: &str) -> Self {
        let query = web::Query::<Self>::from_query(asked).map(web::Query::into_inner).unwrap_or_default();
        // What is ticked, looked for or put in is the page's own.
        Self { all: String::new(), canned: String::new(), find: String::new(), ..query }
    }

    fn wanted(&self, visit: &Visit) -> Wanted {
        Wanted { narrowed: self.narrowed(visit), after: self.after.parse().ok() }
    }

    /// View and filters.
    pub fn narrowed(&self, visit: &Visit) -> Narrowed {
        let board = visit.site.boards.iter().find(|board| board.slug == self.board);
        Narrowed {
            view: self.view.parse().unwrap_or(View::All),
            board: board.map(|board| board.id),
            urgency: self.urgency.parse().ok(),
            owner: self.owner.parse().unwrap_or_default(),
            waited: self.waited.parse().ok(),
            lang: self.lang.parse().ok(),
            state: self.state.parse().ok().filter(|state| *state != LedgerState::Closed),
            group: self.group.parse().ok(),
        }
    }
}

/// The queue.
pub async fn index(visit: Visit, query: web::Query<Query>) -> Answer {
    answer(&visit, &query, None, Put::default()).await
}

/// One question, with the queue beside it where there is room; `?canned=r12` begins the reply with that text.
pub async fn show(visit: Visit, id: web::Path<i64>, query: web::Query<Query>) -> Answer {
    let (query, id) = (query.into_inner(), QuestionId(id.into_inner()));
    match query.canned.parse() {
        Ok(source) if visit.wants_fragment => put_in(&visit, id, source).await,
        _ if visit.wants_fragment => whose(&visit, id).await,
        _ => answer(&visit, &query, Some(id), Put::default()).await,
    }
}

/// What a form puts on the page that answers it.
#[derive(Default)]
pub(super) struct Put {
    /// A reply that goes on to be written, or could not be posted.
    pub(super) reply: Option<Typed>,
    /// What is put below it.
    pub(super) put_in: Option<Source>,
    /// A note that could not be kept: nothing typed is lost.
    pub(super) note: TypedNote,
    /// The same of a note about the asker.
    pub(super) customer_note: TypedNote,
    /// Ticks and fields of what could not be done to several questions.
    pub(super) bulk: bulk::Typed,
}

/// The question again where it was in the queue, with what a form puts there. Forms and links of the page lead back to where
/// it is read, not to where the form was sent.
pub(super) async fn again(mut visit: Visit, id: QuestionId, fields: &Fields, put: Put) -> Answer {
    let (_, asked) = fields.text("back").split_once('?').unwrap_or_default();
    let page = urls::desk_question(id);
    visit.path = if asked.is_empty() { page } else { format!("{page}?{asked}") };
    answer(&visit, &Query::asked(asked), Some(id), put).await
}

/// The page of the queue that the visit's path names, with what a form puts there.
pub(super) async fn same_page(visit: &Visit, put: Put) -> Answer {
    answer(visit, &Query::of_address(&visit.path), None, put).await
}

/// The script asks for the text alone: what is being written stays in its field.
async fn put_in(visit: &Visit, id: QuestionId, source: Source) -> Answer {
    visit.staff()?;
    let mut conn = visit.conn().await?;
    let pane = reads::pane(&mut conn, &visit.viewer, id, visit.now).await?;
    let text = filled(visit, &mut conn, &pane.question, source).await?.ok_or(Error::NotFound)?;
    shell::fragment(visit, views::put_in(&text))
}

/// The script asks whose it is by now, where its page shows it: in the row, and beside the open question.
async fn whose(visit: &Visit, id: QuestionId) -> Answer {
    visit.staff()?;
    let pane = reads::pane(&mut *visit.conn().await?, &visit.viewer, id, visit.now).await?;
    shell::fragment(visit, views::whose(visit, &pane))
}

/// What is put into a reply to this question; `None` if there is no such thing for the viewer.
async fn filled(
    visit: &Visit,
    conn: &mut Conn,
    question: &PaneQuestion,
    source: Source,
) -> Result<Option<String>, Error> {
    policy::can_claim(&visit.viewer, question.board_id)?;
    let langs = (question.lang.as_str(), visit.lang());
    let base_url = visit.app.base_url();
    let text = reads::canned::text(conn, &visit.viewer, source, question.id, langs, &base_url).await?;
    let known = Known {
        asker: &question.asker,
        agent: visit.member().map_or("", |member| member.name.as_str()),
        title: &question.title,
        link: &format!("{base_url}{}", urls::thread(question.id, &question.slug)),
    };
    // An article's braces are its own, and a title's.
    let is_ours = matches!(source, Source::Reply(_));
    Ok(text.map(|text| if is_ours { known.fill(&text) } else { text }))
}

/// What fits a reply to this question. Articles are found by the index, as those beside a thread are.
async fn offered(
    visit: &Visit,
    conn: &mut Conn,
    question: &PaneQuestion,
    find: &str,
) -> Result<Option<Vec<Offered>>, Error> {
    if policy::can_claim(&visit.viewer, question.board_id).is_err() {
        return Ok(None);
    }
    let (about, most) =
        if find.is_empty() { (question.title.as_str(), ARTICLES_MAX) } else { (find, FOUND_MAX) };
    let hits = visit.app.search.similar(about, visit.viewer.audiences(), most * 2).await;
    let article = |hit: &Hit| match hit.subject {
        Subject::Article(id) => Some(id.0),
        Subject::Thread(_) => None,
    };
    let other = |hit: &Hit| match hit.subject {
        Subject::Thread(id) if id != question.id.into() => Some(id.0),
        Subject::Thread(_) | Subject::Article(_) => None,
    };
    let wanted = reads::canned::Wanted {
        question: question.id,
        board: question.board_id,
        lang: &question.lang,
        reader: visit.lang(),
        articles: hits.iter().filter_map(article).take(most).collect(),
        questions: hits.iter().filter_map(other).take(most).collect(),
        find,
    };
    Ok(Some(reads::canned::offered(conn, &visit.viewer, &wanted).await?))
}

async fn answer(visit: &Visit, query: &Query, open: Option<QuestionId>, put: Put) -> Answer {
    visit.staff()?;
    let wanted = query.wanted(visit);
    let mut conn = visit.conn().await?;
    let pane = match open {
        Some(id) => Some(reads::pane(&mut conn, &visit.viewer, id, visit.now).await?),
        None => None,
    };
    let (offered, put_in) = match &pane {
        Some(pane) => beside(visit, &mut conn, &pane.question, query, put.put_in).await?,
        None => (None, None),
    };
    let escalation = match open {
        Some(id) => Some(escalations::reads::found(&mut conn, &visit.viewer, id, visit.now).await?),
        None => None,
    };
    let queue = reads::queue(&mut conn, &visit.viewer, &wanted, visit.now).await?;
    let day = day(visit, &wanted, &queue);
    let fit = reads::fit(&mut conn, &visit.viewer, &wanted, &queue, visit.now).await?;
    let around = reads::around(&mut conn, &visit.viewer, day, visit.now).await?;
    let last_days = last_days(visit, &mut conn).await?;
    drop(conn);
    let title = match &pane {
        Some(pane) => pane.question.title.clone(),
        None => visit.words.text(t::DESK_TITLE).into_owned(),
    };
    let shown = views::Shown {
        query,
        site: &visit.site,
        wanted: &wanted,
        queue: &queue,
        around: &around,
        last_days: last_days.as_ref(),
        fit,
        pane: pane.as_ref(),
        offered: offered.as_deref(),
        put_in: put_in.as_ref(),
        escalation: escalation.as_ref(),
        reply: put.reply.as_ref(),
        note: &put.note,
        customer_note: &put.customer_note,
        bulk: &put.bulk,
    };
    let page = as_it_came(Page::staff(visit, title, StaffPage::Desk), &put);
    page.answer(views::page(visit, &shown)).await
}

/// A form that was not taken is told so: the thread went on without its reply, or something in it is wrong.
fn as_it_came<'a>(page: Page<'a>, put: &Put) -> Page<'a> {
    let reply = put.reply.as_ref();
    let reply_errors = reply.is_some_and(|reply| !reply.errors.is_empty());
    let others = [&put.note.errors, &put.customer_note.errors, &put.bulk.errors];
    let wrong = reply_errors || others.iter().any(|errors| !errors.is_empty());
    if reply.is_some_and(|reply| reply.overtaken) {
        page.with_errors().status(StatusCode::CONFLICT)
    } else if wrong {
        page.with_errors()
    } else {
        page
    }
}

/// How the last days went on the boards of which the viewer reads figures, if there are any.
async fn last_days(visit: &Visit, conn: &mut Conn) -> QueryResult<Option<Summary>> {
    let boards = reported(&visit.viewer, visit.site.boards.iter());
    if boards.is_empty() {
        return Ok(None);
    }
    let boards = boards.into_iter().map(|board| board.id).collect();
    let today = visit.now.with_timezone(&visit.site.zone).date_naive();
    visit.app.last_days.of(conn, boards, today, visit.now).await.map(Some)
}

/// When the viewer's day began, where nobody waits.
fn day(visit: &Visit, wanted: &Wanted, queue: &Slice<DeskRow, DeskPlace>) -> Option<DateTime<Utc>> {
    let all = wanted.after.is_none() && wanted.narrowed == Narrowed::to_view(View::All);
    (queue.rows.is_empty() && all).then(|| time::start_of_day(visit.now, visit.zone))
}

type Beside = (Option<Vec<Offered>>, Option<(Source, String)>);

/// What may be put into the reply, and what was.
async fn beside(
    visit: &Visit,
    conn: &mut Conn,
    question: &PaneQuestion,
    query: &Query,
    put_in: Option<Source>,
) -> Result<Beside, Error> {
    let offered = offered(visit, conn, question, query.find.trim()).await?;
    let put_in = match put_in.or_else(|| query.canned.parse().ok()) {
        Some(source) if offered.is_some() => {
            filled(visit, conn, question, source).await?.map(|text| (source, text))
        }
        _ => None,
    };
    Ok((offered, put_in))
}
