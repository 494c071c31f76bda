//! The site in a real browser: every page as axe sees it, what script adds, that nothing needs script, and whole journeys.

mod asking;
mod desk;
mod desk_live;
mod desk_queue;
mod journeys;
mod pages;
mod suggestions;
mod threads;
mod without_script;
mod writing;
