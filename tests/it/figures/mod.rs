//! How long questions wait for their first answer, and that nobody can flatter.

mod measure;
mod pages;
mod ratings;
mod rolled_up;
mod survival;
mod tried;
