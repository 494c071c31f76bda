//! Our cookies: names and attributes in one place.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

/// Whether the site is served over HTTPS: then cookies are Secure and the session bears the `__Host-` prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Plain HTTP on a loopback address.
    Http,
    /// Behind TLS.
    Https,
}

/// The session cookie's name.
pub fn session_name(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Http => "askwell_session",
        Scheme::Https => "__Host-askwell_session",
    }
}

/// The chosen language of a guest.
pub const LANG: &str = "askwell_lang";
/// The chosen theme of a guest.
pub const THEME: &str = "askwell_theme";
/// The message after an action, shown once.
pub const FLASH: &str = "askwell_flash";
/// Tells browsers apart for one vote a day; random, no identity.
pub const BROWSER: &str = "askwell_browser";

/// The key to what a guest wrote before signing in.
pub const DRAFT: &str = "askwell_draft";

/// A cookie that scripts cannot read and other sites cannot send along.
pub fn cookie(scheme: Scheme, name: &'static str, value: String, lives: Option<Duration>) -> Cookie<'static> {
    let mut cookie = Cookie::build(name, value)
        .path("/")
        .http_only(true)
        .secure(scheme == Scheme::Https)
        .same_site(SameSite::Lax)
        .finish();
    cookie.set_max_age(lives);
    cookie
}

/// The same cookie, ended.
pub fn ended(scheme: Scheme, name: &'static str) -> Cookie<'static> {
    let mut cookie = cookie(scheme, name, String::new(), None);
    cookie.make_removal();
    cookie
}
