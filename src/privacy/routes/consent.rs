//! What the asker is asked: `/t/{id}/publication` for whoever is signed in, `/e/{token}/publication` by the link of a mail.
//! Opening either changes nothing; their buttons say yes or no to exactly what they show.

use actix_web::http::StatusCode;
use actix_web::web;

use super::{beside, board};
use crate::change::Change;
use crate::db::{Conn, MemberId, PublicationId, ThreadId};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::mail::signed::Purpose;
use crate::privacy::actions::{self, Ready, ReadyText, shows_pictures};
use crate::privacy::model::{Publication, Says, Version, Way};
use crate::privacy::views::consent as views;
use crate::privacy::{policy, queries, reads};
use crate::receiver;
use crate::shell::{Page, see_with};
use crate::text::lang;
use crate::threads::model::{PostBody, Thread, Title};
use crate::threads::queries::{find, lock};
use crate::threads::rendering::render_now;
use crate::ui::words::{Key, t};
use crate::urls;
use crate::viewer::{AudienceRule, Viewer};
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;
use crate::web::stand;

/// Whoever is asked.
struct Asker {
    viewer: Viewer,
    id: MemberId,
    thread: ThreadId,
    way: Way,
    /// The one proposal that they are asked about; `None`: whichever waits.
    about: Option<PublicationId>,
    /// Where their forms stand.
    address: String,
}

/// `GET /t/{id}/publication`
pub async fn show(visit: Visit, id: web::Path<i64>) -> Answer {
    let asker = signed_in(&visit, ThreadId(*id))?;
    page(&visit, &asker, None).await
}

/// `POST /t/{id}/publication` with `says`, and of which `publication`.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let asker = signed_in(&visit, ThreadId(*id))?;
    say(&visit, &asker, &fields).await
}

/// `GET /e/{token}/publication`
pub async fn show_by_mail(visit: Visit, token: web::Path<String>) -> Answer {
    let (visit, asker) = by_mail(visit, &token).await?;
    page(&visit, &asker, None).await
}

/// `POST /e/{token}/publication`, the same form.
pub async fn create_by_mail(visit: Visit, token: web::Path<String>, fields: Fields) -> Answer {
    let (visit, asker) = by_mail(visit, &token).await?;
    say(&visit, &asker, &fields).await
}

fn signed_in(visit: &Visit, thread: ThreadId) -> Result<Asker, Error> {
    let id = visit.member_id()?;
    let address = urls::publication(thread);
    Ok(Asker { viewer: visit.viewer.clone(), id, thread, way: Way::Page, about: None, address })
}

async fn by_mail(visit: Visit, token: &str) -> Result<(Visit, Asker), Error> {
    let (visit, to) = receiver::enter(visit, Purpose::Publish, token).await?;
    let about = PublicationId(to.about.parse().map_err(|_| Error::NotFound)?);
    let mut conn = visit.conn().await?;
    let thread = queries::thread_of(&mut conn, about).await?.ok_or(Error::NotFound)?;
    drop(conn);
    let address = urls::publication_by_mail(token);
    Ok((visit, Asker { viewer: to.viewer, id: to.id, thread, way: Way::Mail, about: Some(about), address }))
}

/// Nobody but the asker learns that there is such a page.
fn own(thread: Thread, asker: &Asker) -> Result<Thread, Error> {
    if asker.viewer.is(thread.author_id) { Ok(thread) } else { Err(Error::NotFound) }
}

async fn say(visit: &Visit, asker: &Asker, fields: &Fields) -> Answer {
    visit.limit(Action::Posting)?;
    let says: Says = fields.parse("says").ok_or(Error::BadRequest("the form says neither yes nor no"))?;
    let about: PublicationId =
        fields.parse("publication").ok_or(Error::BadRequest("the form names no proposal"))?;
    if asker.about.is_some_and(|asked| asked != about) {
        return Err(Error::BadRequest("the form names another proposal than its address"));
    }
    let ready = ready(visit, asker, about, says).await?;
    let unseen = ready.as_ref().is_some_and(Ready::has_pictures) && asker.way == Way::Mail;
    if unseen {
        return page(visit, asker, Some(t::PRIVACY_ASKED_PICTURES)).await;
    }
    let mut change = visit.begin().await?;
    let thread = own(lock(&mut change, asker.thread, &asker.viewer).await?, asker)?;
    if queries::last_end(&mut change, thread.id).await? == Some((about, says.end())) {
        return see_with(visit, &asker.address, Flash::ok(said(says)));
    }
    let waiting = queries::waiting(&mut change, thread.id).await?.filter(|waiting| waiting.id == about);
    let fits = fits(visit, &mut change, &thread, waiting.as_ref(), fields).await?;
    let Some(waiting) = waiting.filter(|_| fits || says == Says::No) else {
        change.leave().await?;
        return page(visit, asker, Some(t::PRIVACY_ASKED_CHANGED)).await;
    };
    policy::can_answer(&asker.viewer, &thread, board(visit, &thread)?)?;
    answer(visit, &mut change, (asker, &thread), &waiting, ready).await?;
    change.commit().await?;
    see_with(visit, &asker.address, Flash::ok(said(says)))
}

fn said(says: Says) -> Key {
    match says {
        Says::Yes => t::PRIVACY_SAID_YES,
        Says::No => t::PRIVACY_SAID_NO,
    }
}

/// Who would read it.
fn readers<'a>(visit: &'a Visit, thread: &Thread) -> Result<&'a AudienceRule, Error> {
    let readers = board(visit, thread)?.readers;
    visit.site.rules.iter().find(|rule| rule.id == readers).ok_or(Error::NotFound)
}

/// Whether what the asker saw is what would become public: the proposal is about what stands, and its readers and what
/// becomes public with it are the same.
async fn fits(
    visit: &Visit,
    conn: &mut Conn,
    thread: &Thread,
    waiting: Option<&Publication>,
    fields: &Fields,
) -> Result<bool, Error> {
    let Some(waiting) = waiting else { return Ok(false) };
    let around = reads::around(conn, thread).await?;
    let same = views::stand(waiting.id, readers(visit, thread)?, &around) == fields.text(stand::FIELD);
    Ok(same && queries::is_current(conn, waiting.id).await?)
}

async fn answer(
    visit: &Visit,
    change: &mut Change,
    (asker, thread): (&Asker, &Thread),
    waiting: &Publication,
    ready: Option<Ready>,
) -> Result<(), Error> {
    let said = (asker.id, asker.way);
    match ready {
        None => actions::refuse(change, thread, waiting, said, visit.now).await,
        Some(ready) => {
            let board = board(visit, thread)?;
            actions::publish(change, (thread, board), waiting, ready, said, visit.now).await
        }
    }
}

/// The texts of a yes, rendered before anything is locked: what a proposal says never changes. `None`: the asker says no,
/// or it is gone, which is looked at again behind the lock.
async fn ready(
    visit: &Visit,
    asker: &Asker,
    about: PublicationId,
    says: Says,
) -> Result<Option<Ready>, Error> {
    let mut conn = visit.conn().await?;
    let thread = own(find(&mut conn, asker.thread, &asker.viewer).await?, asker)?;
    let waiting = queries::waiting(&mut conn, thread.id).await?;
    let Some(waiting) = waiting.filter(|waiting| waiting.id == about && says == Says::Yes) else {
        return Ok(None);
    };
    let version = queries::version(&mut conn, &waiting).await?;
    drop(conn);
    beside(move || Some(render(&thread, version))).await
}

fn render(thread: &Thread, version: Version) -> Ready {
    let posts = version.posts.into_iter().map(|post| {
        let text = post.body.map(|body| {
            let lang = lang::detect(&body, thread.language());
            ReadyText { rendered: render_now(&body, lang), lang, body: PostBody(body) }
        });
        (post.post, text)
    });
    Ready { title: Title(version.title), posts: posts.collect(), promises: version.promises }
}

/// The page; `wrong` says why a yes came to nothing.
async fn page(visit: &Visit, asker: &Asker, wrong: Option<Key>) -> Answer {
    let mut conn = visit.conn().await?;
    let thread = own(find(&mut conn, asker.thread, &asker.viewer).await?, asker)?;
    let waiting = queries::waiting(&mut conn, thread.id).await?;
    let newer = waiting.as_ref().is_some_and(|waiting| asker.about.is_some_and(|about| about != waiting.id));
    let asked = match waiting.filter(|_| !newer) {
        None => None,
        Some(waiting) => {
            let version = queries::version(&mut conn, &waiting).await?;
            let standing = reads::standing(&mut conn, &thread).await?;
            let promises = reads::promises(&mut conn, &thread).await?;
            let around = reads::around(&mut conn, &thread).await?;
            let current = queries::is_current(&mut conn, waiting.id).await?;
            let (words, lang, out) = (visit.words, thread.language(), around.out_of_sight.clone());
            let stand = views::stand(waiting.id, readers(visit, &thread)?, &around);
            let asker = standing.split_first().map(|(first, _)| first.author.clone()).unwrap_or_default();
            let pictures = version.posts.iter().filter_map(|post| post.body.as_deref()).any(shows_pictures);
            let posts =
                beside(move || views::posts(words, lang, &standing, &promises, &version, &out)).await?;
            Some(views::Asked {
                id: waiting.id,
                title: waiting.title,
                asker,
                posts,
                around,
                pictures,
                stand,
                current,
            })
        }
    };
    let agreed = queries::agreed(&mut conn, thread.id).await?;
    drop(conn);
    let shown = views::Shown {
        address: &asker.address,
        board: board(visit, &thread)?,
        thread: &thread,
        asked: asked.as_ref(),
        agreed,
        over: match (newer, asker.way) {
            (true, _) => views::Over::Newer,
            (false, Way::Mail) => views::Over::Yes,
            (false, Way::Page) => views::Over::No,
        },
        wrong,
    };
    let page = Page::new(visit, visit.words.text(t::PRIVACY_ASKED_TITLE)).noindex();
    let page = if wrong.is_some() { page.with_errors().status(StatusCode::CONFLICT) } else { page };
    page.answer(views::page(visit, &shown)).await
}
