//! Who is told what, where they read it, and what goes out by mail.

mod choices;
mod inbox;
mod mails;
mod smtp;
mod told;
