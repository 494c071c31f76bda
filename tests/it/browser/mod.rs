//! The site in a real browser: every page as axe sees it, what script adds, and that nothing needs script.

mod journeys;
mod pages;
mod suggestions;
mod without_script;
mod writing;
