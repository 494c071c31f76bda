//! How somebody is reached outside the site.

use crate::text_enum;

text_enum! {
    /// A way to reach an asker.
    pub enum Channel {
        /// By telephone.
        Phone = "phone",
        /// By letter.
        Letter = "letter",
        /// By e-mail, person to person.
        Email = "email",
    }
}
