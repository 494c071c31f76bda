//! What the pages of accounts look like: functions of loaded data only.

use maud::{Markup, html};

mod account;
mod entry;
pub mod groups;
mod mails;
mod members;
mod profile;

pub use account::{AccountPage, SecurityPage, account, security, tabs as account_tabs, zone as zone_field};
pub use entry::{
    FRESH_FIELD, confirm, confirm_again, fresh, look_into_mail, new_password, recover, sign_in, sign_up,
};
pub use mails::{Listed, mail, mails};
pub use members::{MemberPage, MembersPage, member, members, role_name};
pub use profile::{ProfilePage, profile};

/// One card with one thing to do.
fn narrow(title: &str, content: Markup) -> Markup {
    html! { div .narrow .stack { h1 { (title) } (content) } }
}
