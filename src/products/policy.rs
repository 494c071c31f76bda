//! Which products may be chosen.

use super::model::{Chosen, Offered};

/// A product that is offered, in one of its versions or in none; whoever owns another version may keep saying so.
pub fn may_choose(offered: &[Offered], chosen: &Chosen) -> bool {
    let fits = |one: &&Offered| one.product.id == chosen.product && one.has(chosen.version.as_deref());
    offered.iter().any(|one| fits(&one))
}
