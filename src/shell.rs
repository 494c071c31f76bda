//! The shell: fills the page frame once per answer, and makes the answers every handler ends with.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use maud::Markup;

use crate::db::BoardId;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::ledger;
use crate::text::lang::Lang;
use crate::ui::{self, Account, Contact, Density, FlashKind, Frame, HeaderSearch, Nav, StaffBar, StaffPage};
use crate::viewer::Theme;
use crate::web::atom::{self, Feed};
use crate::web::cookies;
use crate::web::flash::Flash;
use crate::web::page_cache::{Keep, Seen, Tag};

/// A page about to be answered: what the frame has to say beside what the visit knows.
pub struct Page<'a> {
    visit: &'a Visit,
    title: String,
    description: String,
    canonical: Option<String>,
    alternates: bool,
    noindex: bool,
    errors: bool,
    prev_next: (Option<String>, Option<String>),
    feed: Option<(String, String)>,
    json_ld: Option<Markup>,
    nav: Nav,
    staff: StaffPage,
    density: Density,
    query: Option<String>,
    keep: Option<Keep>,
    status: StatusCode,
    flash: FlashPlace,
    path: Option<String>,
}

/// Where the message of the last form stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FlashPlace {
    Top,
    Within,
}

impl<'a> Page<'a> {
    /// A page with this title (without the site's name).
    pub fn new(visit: &'a Visit, title: impl Into<String>) -> Self {
        Self {
            visit,
            title: title.into(),
            description: String::new(),
            canonical: None,
            alternates: false,
            noindex: false,
            errors: false,
            prev_next: (None, None),
            feed: None,
            json_ld: None,
            nav: Nav::None,
            staff: StaffPage::None,
            density: Density::Comfortable,
            query: Some(String::new()),
            keep: None,
            status: StatusCode::OK,
            flash: FlashPlace::Top,
            path: None,
        }
    }

    /// A page for staff: compact, kept from search engines.
    pub fn staff(visit: &'a Visit, title: impl Into<String>, current: StaffPage) -> Self {
        let page = Self::new(visit, title);
        Self { staff: current, density: Density::Compact, noindex: true, ..page }
    }

    /// For search engines.
    #[must_use]
    pub fn description(mut self, text: impl Into<String>) -> Self {
        self.description = text.into();
        self
    }

    /// The item of the navigation that is current.
    #[must_use]
    pub fn nav(mut self, nav: Nav) -> Self {
        self.nav = nav;
        self
    }

    /// Its one address: the path under the language it was written in.
    #[must_use]
    pub fn canonical(mut self, lang: Lang, path: &str) -> Self {
        self.canonical = Some(self.visit.site.in_language(lang, path));
        self
    }

    /// The page exists in every language.
    #[must_use]
    pub fn in_all_languages(mut self) -> Self {
        self.alternates = true;
        self
    }

    /// Keeps search engines away.
    #[must_use]
    pub fn noindex(mut self) -> Self {
        self.noindex = true;
        self
    }

    /// Where it is read, if not at the address that was asked: what a form answers has an address that only takes forms.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// The content shows the message of the last form itself, where the form stands.
    #[must_use]
    pub fn flash_within(mut self) -> Self {
        self.flash = FlashPlace::Within;
        self
    }

    /// A form that came back: 422, and the title says so.
    #[must_use]
    pub fn with_errors(mut self) -> Self {
        self.errors = true;
        self.status = StatusCode::UNPROCESSABLE_ENTITY;
        self
    }

    /// Another status than 200.
    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// The pages before and after in a list.
    #[must_use]
    pub fn prev_next(mut self, prev: Option<String>, next: Option<String>) -> Self {
        self.prev_next = (prev, next);
        self
    }

    /// The list is a feed too, at this path.
    #[must_use]
    pub fn feed(mut self, path: impl Into<String>) -> Self {
        self.feed = Some((self.title.clone(), path.into()));
        self
    }

    /// Structured data.
    #[must_use]
    pub fn json_ld(mut self, data: Markup) -> Self {
        self.json_ld = Some(data);
        self
    }

    /// The query in the header's search.
    #[must_use]
    pub fn query(mut self, query: impl Into<String>) -> Self {
        self.query = Some(query.into());
        self
    }

    /// The page begins with a search of its own.
    #[must_use]
    pub fn without_search(mut self) -> Self {
        self.query = None;
        self
    }

    /// Guests may be served this page again until one of the tags is touched.
    #[must_use]
    pub fn keep(mut self, tags: Vec<Tag>) -> Self {
        self.keep = Some(Keep { tags, seen: self.keep.and_then(|keep| keep.seen) });
        self
    }

    /// A view of it counts.
    #[must_use]
    pub fn seen(mut self, seen: Seen) -> Self {
        match &mut self.keep {
            Some(keep) => keep.seen = Some(seen),
            None => self.keep = Some(Keep { tags: vec![Tag::Site], seen: Some(seen) }),
        }
        self
    }

    /// The answer, with this content inside `<main>`.
    pub async fn answer(self, main: Markup) -> Answer {
        let visit = self.visit;
        let staff_bar = staff_bar(visit, self.staff).await?;
        let origin = visit.app.base_url();
        let site = &visit.site;
        let frame = Frame {
            langs: &site.langs,
            shared_in: visit.path_lang,
            origin: &origin,
            description: &self.description,
            canonical: self.canonical,
            has_alternates: self.alternates,
            noindex: self.noindex,
            has_errors: self.errors,
            prev_next: self.prev_next,
            feed: self.feed,
            json_ld: self.json_ld,
            account: account(visit),
            staff_bar,
            nav: self.nav,
            search: self.query.as_deref().map_or(HeaderSearch::Hidden, HeaderSearch::Shown),
            flash: visit
                .flash
                .as_ref()
                .filter(|_| self.flash == FlashPlace::Top)
                .and_then(|flash| flash_of(visit, flash)),
            theme: match visit.theme {
                Theme::System => ui::Theme::System,
                Theme::Light => ui::Theme::Light,
                Theme::Dark => ui::Theme::Dark,
            },
            density: self.density,
            contact: Contact {
                email: site.contact_email.as_deref(),
                phone: site.contact_phone.as_deref(),
                hours: site.contact_hours.as_deref(),
            },
            ..Frame::new(visit.words, &site.name, &self.title, self.path.as_deref().unwrap_or(&visit.path))
        };
        let mut answer = html(visit, self.status, ui::page(&frame, main));
        if let Some(keep) = self.keep {
            // Guests' views are counted where their pages are served from, if any are kept.
            if (!visit.viewer.is_guest() || !visit.app.pages.is_on())
                && let Some(seen) = keep.seen
            {
                visit.app.views.count(seen);
            }
            answer.extensions_mut().insert(keep);
        }
        Ok(answer)
    }
}

fn html(visit: &Visit, status: StatusCode, markup: Markup) -> HttpResponse {
    let mut builder = HttpResponse::build(status);
    builder
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CONTENT_LANGUAGE, visit.lang().tag()))
        .insert_header((header::VARY, "Accept-Language, Cookie, HX-Request"));
    if visit.flash.is_some() {
        builder.cookie(cookies::ended(visit.app.scheme(), cookies::FLASH));
    }
    builder.body(markup.into_string())
}

/// A feed; kept for guests like a page.
pub fn feed(visit: &Visit, feed: Feed, tags: Vec<Tag>) -> Answer {
    let bytes = atom::write(&feed, &visit.site.name).map_err(|e| Error::Internal(e.to_string()))?;
    let mut answer = atom::answer(bytes);
    answer.extensions_mut().insert(Keep { tags, seen: None });
    Ok(answer)
}

/// A fragment for the script: no frame, never kept.
pub fn fragment(visit: &Visit, markup: Markup) -> Answer {
    Ok(html(visit, StatusCode::OK, markup))
}

/// Back to a page of ours after a form.
pub fn see(address: &str) -> Answer {
    Ok(HttpResponse::SeeOther().insert_header((header::LOCATION, address)).finish())
}

/// The same with a message there.
pub fn see_with(visit: &Visit, address: &str, flash: Flash) -> Answer {
    let cookie = flash.cookie(visit.app.scheme());
    Ok(HttpResponse::SeeOther().insert_header((header::LOCATION, address)).cookie(cookie).finish())
}

/// The address has moved for good (a slug was mended).
pub fn moved(address: &str) -> Answer {
    Ok(HttpResponse::MovedPermanently().insert_header((header::LOCATION, address)).finish())
}

/// A path of this site to go back to, or the start page: never another site.
pub fn safe_return(path: &str) -> &str {
    let own = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    let own = own && !path.chars().any(char::is_control);
    if own { path } else { crate::urls::home() }
}

fn account(visit: &Visit) -> Option<Account> {
    visit.viewer.member().map(|member| Account {
        id: member.id.0,
        name: member.name.clone(),
        handle: member.handle.clone(),
        staff: visit.viewer.is_staff(),
        unread: member.unread,
        shortcuts_off: !member.shortcuts,
    })
}

fn flash_of(visit: &Visit, flash: &Flash) -> Option<ui::Flash> {
    let kind = if flash.is_warning() { FlashKind::Warn } else { FlashKind::Ok };
    let undo = flash
        .undo_address()
        .map(|address| (safe_return(address).to_owned(), visit.words.text(ui::t::COMMON_UNDO).into_owned()));
    flash.text(visit.words).map(|text| ui::Flash { kind, text, undo })
}

async fn staff_bar(visit: &Visit, current: StaffPage) -> Result<Option<StaffBar>, Error> {
    if !visit.viewer.is_staff() {
        return Ok(None);
    }
    let boards: Option<Vec<BoardId>> = visit.viewer.staff_boards();
    let mut conn = visit.conn().await?;
    let waiting = ledger::queries::waiting(&mut conn, boards.as_deref(), visit.now).await?;
    let flags = crate::moderation::queries::open_flags(&mut conn, boards.as_deref()).await?;
    Ok(Some(StaffBar {
        desk_waiting: waiting.all,
        desk_over: waiting.over,
        flags: Some(flags),
        drafts: crate::faq::policy::can_draft(&visit.viewer).is_ok(),
        reports: crate::figures::policy::can_read_reports(&visit.viewer).is_ok(),
        is_admin: visit.viewer.is_admin(),
        current,
    }))
}
