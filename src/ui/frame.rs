//! What the frame of a page has to be told: plain data, filled in once per answer.

use maud::Markup;

use super::words::Words;
use crate::text::lang::Lang;

/// Which item of the navigation is current.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nav {
    /// None of them.
    #[default]
    None,
    /// The FAQ.
    Faq,
    /// The boards and what is on them.
    Boards,
    /// Asking.
    Ask,
}

/// The search in the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderSearch<'a> {
    /// Shown with this query in it.
    Shown(&'a str),
    /// The page begins with a search of its own.
    Hidden,
}

/// The chosen colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How tight the page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// For customers.
    #[default]
    Comfortable,
    /// For staff pages.
    Compact,
}

/// The person the page is for.
#[derive(Clone, Debug)]
pub struct Account {
    /// The member's id; decides the avatar's hue.
    pub id: i64,
    /// Display name.
    pub name: String,
    /// Handle in addresses.
    pub handle: String,
    /// Whether the shield is worn.
    pub staff: bool,
    /// Unread notices.
    pub unread: i64,
    /// Whether single-key shortcuts are off.
    pub shortcuts_off: bool,
}

/// Which page of the staff bar is current.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaffPage {
    /// None of them.
    None,
    /// The desk.
    Desk,
    /// The review queue.
    Moderation,
    /// What is drafted for the FAQ.
    Drafts,
    /// Reports.
    Reports,
    /// Administration.
    Admin,
}

/// The bar of staff with what waits for this person.
#[derive(Clone, Debug)]
pub struct StaffBar {
    /// Questions waiting.
    pub desk_waiting: i64,
    /// Of them over target; the bar is red only then.
    pub desk_over: i64,
    /// Things to decide; `None` if this person does not moderate.
    pub flags: Option<i64>,
    /// Whether drafts of articles are offered.
    pub drafts: bool,
    /// Whether reports are offered.
    pub reports: bool,
    /// Whether administration is offered.
    pub is_admin: bool,
    /// The current page.
    pub current: StaffPage,
}

/// How the last form ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlashKind {
    /// It worked.
    Ok,
    /// Something to know.
    Warn,
    /// It did not work.
    Bad,
}

/// The result of the last form.
#[derive(Clone, Debug)]
pub struct Flash {
    /// How it ended.
    pub kind: FlashKind,
    /// The sentence.
    pub text: String,
    /// An address to POST to and the word on its button.
    pub undo: Option<(String, String)>,
}

/// Ways to reach a person, in the footer of every page.
#[derive(Clone, Debug, Default)]
pub struct Contact<'a> {
    /// The address for mail.
    pub email: Option<&'a str>,
    /// The number for calls.
    pub phone: Option<&'a str>,
    /// When somebody answers, in words.
    pub hours: Option<&'a str>,
}

/// Everything around `<main>`. For a page that is cached for guests `account`, `staff_bar` and `flash` stay `None`.
#[derive(Clone, Debug)]
pub struct Frame<'a> {
    /// The texts.
    pub words: Words,
    /// The languages the site offers; the choice is drawn if there is one.
    pub langs: &'a [Lang],
    /// The name of the site.
    pub site_name: &'a str,
    /// Scheme and host without a slash at the end, for canonical addresses: `https://help.example.org`.
    pub origin: &'a str,
    /// The title without the site's name; empty on the start page.
    pub title: &'a str,
    /// For search engines; may be empty.
    pub description: &'a str,
    /// This page's path and query without language segment.
    pub path: &'a str,
    /// The language segment of the address as it was asked, if it had one.
    pub shared_in: Option<Lang>,
    /// The one address of this content if it is not `path` (a thread under its own language).
    pub canonical: Option<String>,
    /// Offer the page in all languages (`hreflang`); only for public pages whose content follows the language.
    pub has_alternates: bool,
    /// Keep search engines away.
    pub noindex: bool,
    /// Whether the form came back with errors; the title says so.
    pub has_errors: bool,
    /// Addresses of the pages before and after, for `rel`.
    pub prev_next: (Option<String>, Option<String>),
    /// The feed of this list: its title and path.
    pub feed: Option<(String, String)>,
    /// Data for search engines, made with [`super::json_ld::script`].
    pub json_ld: Option<Markup>,
    /// The stylesheet with the site's own colours, if there is one.
    pub branding_css: Option<&'a str>,
    /// Who is signed in.
    pub account: Option<Account>,
    /// The bar of staff.
    pub staff_bar: Option<StaffBar>,
    /// The current item of the navigation.
    pub nav: Nav,
    /// The search in the header.
    pub search: HeaderSearch<'a>,
    /// The result of the last form.
    pub flash: Option<Flash>,
    /// A sentence for everybody at the top (maintenance); may be empty.
    pub banner: &'a str,
    /// The chosen colours.
    pub theme: Theme,
    /// How tight the page is.
    pub density: Density,
    /// Ways to reach a person.
    pub contact: Contact<'a>,
}

impl<'a> Frame<'a> {
    /// A guest's page with nothing special: `Frame { nav: Nav::Faq, ..Frame::new(words, site, title, path) }`.
    pub fn new(words: Words, site_name: &'a str, title: &'a str, path: &'a str) -> Self {
        Frame {
            words,
            langs: &Lang::ALL,
            site_name,
            origin: "",
            title,
            description: "",
            path,
            shared_in: None,
            canonical: None,
            has_alternates: false,
            noindex: false,
            has_errors: false,
            prev_next: (None, None),
            feed: None,
            json_ld: None,
            branding_css: None,
            account: None,
            staff_bar: None,
            nav: Nav::None,
            search: HeaderSearch::Shown(""),
            flash: None,
            banner: "",
            theme: Theme::System,
            density: Density::Comfortable,
            contact: Contact::default(),
        }
    }
}
