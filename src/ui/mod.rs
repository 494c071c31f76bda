//! How pages look: the frame, the parts, the texts and the files a browser needs. Knows no feature; takes plain data.

pub mod assets;
pub mod avatar;
pub mod badge;
pub mod breadcrumb;
pub mod button;
pub mod chart;
pub mod chip;
pub mod composer;
pub mod empty;
pub mod form;
pub mod frame;
pub mod gallery;
pub mod icons;
pub mod json_ld;
pub mod kpi;
pub mod layout;
pub mod meanwhile;
pub mod notice;
pub mod number;
pub mod pager;
pub mod qlist;
pub mod search_box;
pub mod steps;
pub mod table;
pub mod time;
pub mod wait;
pub mod words;

pub use frame::{
    Account, Contact, Density, Flash, FlashKind, Frame, HeaderSearch, Nav, StaffBar, StaffPage, Theme,
};
pub use layout::page;
pub use words::{Arg, Key, Words, t};
