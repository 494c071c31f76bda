//! Rows as setting up, signing up and making a board would leave them, as statements: for sites in this process and
//! for the program itself.

use askwell::accounts::secret::Secret;
use chrono::{DateTime, Utc};

/// The site as it is after its set-up page.
pub(crate) const SET_UP: &str =
    "update settings set site_name = 'Brightloom Help', set_up_at = '2026-11-01T00:00:00Z'";

/// The handle of a name: its letters and figures in lower case.
fn handle_of(name: &str) -> String {
    name.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect()
}

/// A member with a confirmed address and perhaps a role for the whole site, and the key of a session of theirs:
/// hashing passwords is slow and has tests of its own.
pub(crate) fn member(name: &str, role: Option<&str>, at: DateTime<Utc>) -> (String, Secret) {
    let (handle, at) = (handle_of(name), at.to_rfc3339());
    let key = Secret::fresh();
    let hash: String = key.hash().iter().map(|byte| format!("{byte:02x}")).collect();
    let role = role.map_or(String::new(), |role| {
        format!("insert into member_roles (member_id, role, granted_at) select id, '{role}', '{at}' from members where handle = '{handle}';")
    });
    let rows = format!(
        "insert into members (handle, name, email, email_confirmed_at, lang, time_zone, created_at)
           values ('{handle}', '{name}', '{handle}@example.org', '{at}', 'en', 'UTC', '{at}') on conflict do nothing;
         {role}
         insert into sessions (key_hash, member_id, user_agent, created_at, seen_at, expires_at)
           select decode('{hash}', 'hex'), id, 'test', '{at}', '{at}', timestamptz '{at}' + interval '300 days' from members where handle = '{handle}';"
    );
    (rows, key)
}

/// A board for `public`, `members` or `staff` with a target of 4 and 48 hours.
pub(crate) fn board(slug: &str, name: &str, rule: &str, at: DateTime<Utc>) -> String {
    let at = at.to_rfc3339();
    format!(
        "with readers as (insert into audiences (rule) values ('{rule}') returning id),
              staff as (insert into audiences (rule) values ('staff') returning id),
              board as (insert into boards (slug, position, readers_id, staff_id, created_at)
                 select '{slug}', 1, readers.id, staff.id, '{at}' from readers, staff returning id, readers_id, staff_id),
              names as (insert into board_texts (board_id, lang, name, line) select id, 'en', '{name}', 'About {name}' from board),
              target as (insert into targets (board_id, answer_minutes, outcome_minutes, created_at) select id, 240, 2880, '{at}' from board)
         select 1 from board;
         update audiences set board_id = b.id from boards b where audiences.id in (b.readers_id, b.staff_id) and b.slug = '{slug}';"
    )
}
