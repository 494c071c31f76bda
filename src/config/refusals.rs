//! Settings that can be read but must not be used: one plain sentence each (promise R18).
//!
//! What only the database can tell (a role that owns too much) is looked at by `askwell check` and the start of the app.

use std::net::IpAddr;

use secrecy::{ExposeSecret, SecretString};

use super::values::is_loopback_host;
use super::{Config, MailTransport, Mode};

/// Below this a secret can be guessed.
const SECRET_CHARS_MIN: usize = 32;

/// Every reason not to start, empty when there is none.
pub(super) fn of(config: &Config) -> Vec<String> {
    let mut refusals = contradictions(config);
    if config.mode == Mode::Production {
        refusals.extend(unsafe_in_public(config));
    }
    refusals
}

fn contradictions(config: &Config) -> Vec<String> {
    let mut found = Vec::new();
    let mut refuse = |reason: &str| found.push(reason.to_owned());
    if config.server.trusted_proxies.iter().any(super::Network::is_wildcard) {
        refuse(
            "server.trusted_proxies trusts nearly every address, so that visitors could forge theirs; name the proxy itself.",
        );
    }
    if config.secret.as_ref().is_some_and(|secret| secret.expose_secret().chars().count() < SECRET_CHARS_MIN)
    {
        refuse("secret is shorter than 32 characters; make one with: openssl rand -hex 32");
    }
    if config.server.admin_listen == Some(config.server.listen) {
        refuse("server.admin_listen is the same address as server.listen; give it a port of its own.");
    }
    if config.database.pages_pool == 0 || config.database.search_pool == 0 {
        refuse("database.pages_pool and database.search_pool must be at least 1.");
    }
    let durations =
        [config.database.wait, config.database.statement, config.database.lock, config.mail.timeout];
    if durations.iter().any(std::time::Duration::is_zero) {
        refuse("database.wait_ms, statement_ms, lock_ms and mail.timeout_seconds must be above 0.");
    }
    let limits = config.limits;
    let rates = [limits.sign_in_per_minute, limits.sign_up_per_minute, limits.posting_per_minute];
    if rates.contains(&0) || limits.search_per_minute == 0 {
        refuse("Every limit a minute must be at least 1, else nobody could do it at all.");
    }
    if config.mail.transport == MailTransport::Smtp && config.mail.smtp_url.is_none() {
        refuse("mail.transport is \"smtp\" but mail.smtp_url is empty.");
    }
    found
}

fn unsafe_in_public(config: &Config) -> Vec<String> {
    let mut found = Vec::new();
    let mut refuse = |reason: &str| found.push(reason.to_owned());
    let public = !config.server.base_url.is_loopback();
    if public && !config.server.base_url.is_https() {
        refuse(
            "server.base_url begins with http:// though it is public, so passwords would travel in the clear; use https://.",
        );
    }
    let admin = config.server.admin_listen.map(|address| address.ip());
    if admin.is_some_and(may_be_reached_by_all) && !config.server.admin_public {
        refuse(
            "server.admin_listen shows figures without a password where the world may reach them; use a private address, or set server.admin_public = true behind a firewall.",
        );
    }
    if public && config.server.bench_mode {
        refuse("server.bench_mode turns limits off and must not be on at a public address.");
    }
    if public && config.database.url.is_some() && config.secret.is_none() {
        refuse(
            "ASKWELL_SECRET is not set: with a database of its own every node needs the same secret of 32 characters or more.",
        );
    }
    if config.mail.smtp_url.as_ref().is_some_and(sends_password_in_the_clear) {
        refuse("mail.smtp_url would send a password without encryption; use smtps:// or add ?tls=required.");
    }
    found
}

/// All but loopback, private networks and a link's own; the unspecified address stands for every network there is.
fn may_be_reached_by_all(address: IpAddr) -> bool {
    let own = match address {
        IpAddr::V4(v4) => v4.is_loopback() || v4.is_private() || v4.is_link_local(),
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local(),
    };
    !own
}

fn sends_password_in_the_clear(url: &SecretString) -> bool {
    let Some(rest) = url.expose_secret().strip_prefix("smtp://") else { return false };
    let (authority, options) = rest.split_once(['/', '?']).unwrap_or((rest, ""));
    let Some((_, server)) = authority.rsplit_once('@') else { return false };
    let host = server.rsplit_once(':').map_or(server, |(host, _)| host).trim_matches(['[', ']']);
    !is_loopback_host(host) && !options.contains("tls=required")
}
