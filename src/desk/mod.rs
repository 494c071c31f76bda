//! The desk: every question that waits on staff, least time left first, whatever its age; urgency, canned replies and
//! notes among staff.
//!
//! Owns `address_showings`, `canned_replies`, `canned_reply_texts`, `canned_uses`, `desk_bulks`, `desk_bulk_rows`,
//! `desk_presence`, `desk_views`, `member_notes`, `notes`, `urgency_rules` and `urgency_waits`; reads the ledger with its threads, and tells
//! the ledger of claims and owners. Invariants: no row of the ledger that waits is left out, on any board the viewer answers
//! for; how a canned reply fares is counted from what was sent and the ledger, by no counter of its own; what was ever sent
//! is not deleted; a note is read by the staff of its question's board and by nobody else, one about a
//! customer by staff who answer them, and never by the customer; a customer's address is shown on
//! demand only, and each showing leaves a row; what is done to several questions at once is done to each by itself.

pub mod actions;
pub mod cards;
pub mod follow;
pub mod form;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod queries;
pub mod reads;
pub mod routes;
pub mod views;
