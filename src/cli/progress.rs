//! A bar on standard error while a command works; nothing where nobody looks.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar of so many bytes.
pub(super) fn bytes(total: u64) -> ProgressBar {
    styled(total, "{bar:30} {bytes} of {total_bytes}, {eta} left {msg}")
}

/// A bar of so many rows.
pub(super) fn rows(total: u64) -> ProgressBar {
    styled(total, "{bar:30} {pos} of {len}, {eta} left {msg}")
}

fn styled(total: u64, template: &str) -> ProgressBar {
    let shown = std::io::stderr().is_terminal();
    let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(Some(total), target);
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
