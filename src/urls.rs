//! Every address of the site, built here and nowhere else. Segments and values are percent-encoded.

use std::fmt::Display;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::text::lang::Lang;

/// Everything but letters, digits and the four marks that need no escape (RFC 3986, 2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

fn seg(value: impl Display) -> String {
    utf8_percent_encode(&value.to_string(), RESERVED).to_string()
}

/// The same page in one language: its segment before the path. `path` begins with `/`.
pub fn in_language(lang: Lang, path: &str) -> String {
    let rest = if path == "/" { "" } else { path };
    format!("/{}{rest}", lang.path_segment())
}

/// `path` with one more query parameter, before its fragment if there is one.
pub fn with_query(path: &str, name: &str, value: impl Display) -> String {
    let (path, fragment) = match path.split_once('#') {
        Some((path, fragment)) => (path, format!("#{fragment}")),
        None => (path, String::new()),
    };
    let joint = if path.contains('?') { '&' } else { '?' };
    format!("{path}{joint}{}={}{fragment}", seg(name), seg(value))
}

/// The same with each parameter that has a value.
pub fn with_given(path: &str, parts: &[(&str, &String)]) -> String {
    let given = parts.iter().filter(|(_, value)| !value.is_empty());
    given.fold(path.to_owned(), |address, (name, value)| with_query(&address, name, value))
}

/// Where links of mails begin that do something by themselves.
const BY_MAIL: &str = "/e/";

macro_rules! fixed {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)*) => {
        $($(#[$doc])* pub fn $name() -> &'static str { $path })*
    };
}

macro_rules! verbs {
    ($($(#[$doc:meta])* $name:ident = $before:literal, $after:literal;)*) => {
        $($(#[$doc])* pub fn $name(id: impl Display) -> String { format!(concat!($before, "/{}/", $after), seg(id)) })*
    };
}

// Below the macros it uses.
mod staff;

pub use staff::*;

fixed! {
    /// The start page.
    home = "/";
    /// The FAQ's front page.
    faq = "/faq";
    /// All boards.
    boards = "/boards";
    /// How fast we answer.
    how_fast = "/how-fast";
    /// Waiting questions of all boards.
    unanswered = "/unanswered";
    /// The same as a feed.
    unanswered_feed = "/unanswered.atom";
    /// The newest articles as a feed.
    faq_feed = "/faq.atom";
    /// The form for a question (GET) and asking it (POST).
    ask = "/ask";
    /// Suggestions while a title is typed (a fragment).
    suggest = "/ask/suggest";
    /// A suggestion was the answer (POST).
    ask_answered = "/ask/answered";
    /// Search, without a query.
    search_form = "/search";
    /// Signing in.
    sign_in = "/sign-in";
    /// Creating an account.
    sign_up = "/sign-up";
    /// Signing out (POST).
    sign_out = "/sign-out";
    /// After signing up: look into your mail.
    look_into_mail = "/sign-up/mail";
    /// The same after asking for a new password.
    look_into_mail_for_password = "/sign-up/mail?for=password";
    /// Recovering access.
    recover = "/recover";
    /// Asking for the confirming mail again.
    confirm_again = "/confirm";
    /// Mails of a site under development.
    mails = "/mails";
    /// Choosing the colours (POST `theme`, `back`).
    theme = "/theme";
    /// Changing the password (POST).
    account_password = "/account/security/password";
    /// Ending one session (POST `session`).
    account_session_ends = "/account/security/ends";
    /// Ending all other sessions (POST).
    account_other_ends = "/account/security/other-ends";
    /// The first start.
    setup = "/setup";
    /// Own questions.
    my_questions = "/my/questions";
    /// Followed threads and boards.
    my_following = "/my/following";
    /// Own drafts.
    my_drafts = "/my/drafts";
    /// Notices for this member.
    notifications = "/notifications";
    /// Account settings.
    account = "/account";
    /// Password, sessions, codes.
    account_security = "/account/security";
    /// Products a member owns.
    account_interests = "/account/interests";
    /// Which notices come how.
    account_notifications = "/account/notifications";
    /// Choosing the language (POST `lang`, `back`).
    language = "/language";
    /// Community rules.
    rules = "/rules";
    /// Privacy.
    privacy = "/privacy";
    /// Accessibility.
    accessibility = "/accessibility";
    /// Saving a draft (POST).
    drafts = "/drafts";
    /// Throwing a draft away (POST `place`).
    draft_discard = "/drafts/discard";
    /// Adding a picture (POST).
    uploads = "/uploads";
    /// Markdown to HTML (POST).
    preview = "/preview";
}

/// A FAQ section.
pub fn section(slug: &str) -> String {
    format!("/faq/{}", seg(slug))
}

/// A FAQ article.
pub fn article(section: &str, slug: &str) -> String {
    format!("/faq/{}/{}", seg(section), seg(slug))
}

/// Votes on an article (POST).
pub fn article_votes(id: impl Display) -> String {
    format!("/faq/{}/votes", seg(id))
}

/// A board.
pub fn board(slug: &str) -> String {
    format!("/b/{}", seg(slug))
}

/// A board's newest as a feed.
pub fn board_feed(slug: &str) -> String {
    format!("{}.atom", board(slug))
}

/// A thread.
pub fn thread(id: impl Display, slug: &str) -> String {
    format!("/t/{}/{}", seg(id), seg(slug))
}

/// A thread known by number only; answers with a redirect to the full address.
pub fn thread_short(id: impl Display) -> String {
    format!("/t/{}", seg(id))
}

/// A post on its page of the thread. The first page carries no parameter.
pub fn post(thread_id: impl Display, slug: &str, page: i64, number: i64) -> String {
    let query = if page > 1 { format!("?page={page}") } else { String::new() };
    format!("{}{query}{}", thread(thread_id, slug), post_anchor(number))
}

/// A post of a thread known by number only.
pub fn post_short(thread_id: impl Display, page: i64, number: i64) -> String {
    let query = if page > 1 { format!("?page={page}") } else { String::new() };
    format!("{}{query}{}", thread_short(thread_id), post_anchor(number))
}

/// A post on the page that is open.
pub fn post_anchor(number: i64) -> String {
    format!("#p{number}")
}

/// The form for a question with the board chosen.
pub fn ask_on(board: &str) -> String {
    with_query(ask(), "board", board)
}

/// A page of search results, from 1.
pub fn search(query: &str, page: i64) -> String {
    let found = with_query(search_form(), "q", query);
    if page > 1 { with_query(&found, "page", page) } else { found }
}

/// What carries a tag.
pub fn tag(slug: &str) -> String {
    format!("/tags/{}", seg(slug))
}

/// A member's profile.
pub fn member(handle: &str) -> String {
    format!("/u/{}", seg(handle))
}

/// Signing in and coming back to `path`.
pub fn sign_in_then(path: &str) -> String {
    with_query(sign_in(), "next", path)
}

/// Asking about an article: its board is chosen, the article goes along.
pub fn ask_about(board: Option<&str>, article: impl Display) -> String {
    let path = board.map_or_else(|| ask().to_owned(), ask_on);
    with_query(&path, "article", article)
}

/// An article known by number only; answers with a redirect to the full address.
pub fn article_short(id: impl Display) -> String {
    format!("/faq/{}", seg(id))
}

/// Whether a path is that of a mail's link.
pub fn is_by_mail(path: &str) -> bool {
    path.starts_with(BY_MAIL)
}

/// Getting mails of a kind again that were stopped by the link in one of them (POST).
pub fn subscribe_again(token: &str) -> String {
    with_query(&unsubscribe(token), "do", "start")
}

/// Stopping mails of a kind by the link in one of them.
pub fn unsubscribe(token: &str) -> String {
    format!("{BY_MAIL}{}/unsubscribe", seg(token))
}

/// Whether a POST there needs no page of ours before it: the address itself is the proof, and mail programs send it.
pub fn is_unsubscribe(path: &str) -> bool {
    path.starts_with(BY_MAIL) && path.ends_with("/unsubscribe")
}

/// Saying whether a question is solved by the link in a mail.
pub fn solved_by_mail(token: &str) -> String {
    format!("{BY_MAIL}{}/solved", seg(token))
}

/// Saying how one may be reached about a question, by the link in a mail.
pub fn contact_by_mail(token: &str) -> String {
    format!("{BY_MAIL}{}/contact", seg(token))
}

/// Saying how it went, by the link of a mail.
pub fn rate_by_mail(token: &str) -> String {
    format!("{BY_MAIL}{}/rate", seg(token))
}

/// Saying whether a private question may become public, by the link of a mail.
pub fn publication_by_mail(token: &str) -> String {
    format!("{BY_MAIL}{}/publication", seg(token))
}

/// Confirming an address by the link sent to it.
pub fn confirm(token: &str) -> String {
    format!("{BY_MAIL}{}/confirm", seg(token))
}

/// Choosing a new password by the link sent.
pub fn recover_by(token: &str) -> String {
    format!("/recover/{}", seg(token))
}

/// One mail of a site under development.
pub fn mail(name: &str) -> String {
    format!("/mails/{}", seg(name))
}

/// Creating an account and coming back to `path`.
pub fn sign_up_then(path: &str) -> String {
    with_query(sign_up(), "next", path)
}

/// One notice; opens what it is about.
pub fn notification(id: impl Display) -> String {
    format!("/notifications/{}", seg(id))
}

verbs! {
    /// Saying how it went with a question (POST `solved`, `satisfied`).
    ratings = "/t", "ratings";
    /// How fast we answer on a board.
    board_how_fast = "/b", "how-fast";
    /// Replying in a thread (POST).
    thread_posts = "/t", "posts";
    /// Accepting an answer (POST `post`; none takes it back).
    acceptance = "/t", "acceptance";
    /// "I have this too" (POST).
    me_toos = "/t", "me-toos";
    /// Following a thread (POST).
    follows = "/t", "follows";
    /// How the asker may be reached about their question.
    contact = "/t", "contact";
    /// Whether a private question may become public: what its asker is asked.
    publication = "/t", "publication";
    /// Making a question private.
    thread_privacy = "/t", "privacy";
    /// How a question ended (POST).
    outcome = "/t", "outcome";
    /// Versions of an article.
    article_history = "/faq", "history";
    /// "Helpful" on a post (POST).
    post_votes = "/posts", "votes";
    /// Editing a post.
    post_edit = "/posts", "edit";
    /// Versions of a post.
    post_history = "/posts", "history";
    /// Reporting a post.
    post_flags = "/posts", "flags";
    /// Verifying an answer (POST).
    post_verification = "/posts", "verification";
    /// Deleting an own reply (POST).
    post_deletion = "/posts", "deletion";
}

/// A post, for changing it (POST).
pub fn post_update(id: impl Display) -> String {
    format!("/posts/{}", seg(id))
}

/// A picture someone added.
pub fn upload(name: &str) -> String {
    format!("/uploads/{}", seg(name))
}

/// A file of the program, by its hashed name.
pub fn asset(hashed_name: &str) -> String {
    format!("/assets/{hashed_name}")
}

/// Writing to somebody outside the site.
pub fn mail_to(address: &str) -> String {
    format!("mailto:{address}")
}

/// Calling somebody: digits and the leading plus stay.
pub fn telephone(number: &str) -> String {
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{digits}")
}
