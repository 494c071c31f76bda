//! Which facts of a story count: what is taken back, and what rests on a post out of sight, was never said.

use std::collections::BTreeSet;

use crate::events::{Fact, TimedFact};

/// One answer a fact, in their order.
pub(super) fn counting(story: &[TimedFact]) -> Vec<bool> {
    let takers: Vec<(usize, Fact)> =
        story.iter().map(|told| told.fact).enumerate().filter(|(_, fact)| takes_back(*fact)).collect();
    let gone = out_of_sight(&takers);
    let counts = |(index, told): (usize, &TimedFact)| {
        let takes = |(later, taker): &(usize, Fact)| {
            *later > index && undoes(*taker, told.fact) && is_meant(story, (index, *later), *taker)
        };
        let taken = takers.iter().any(takes);
        let unseen = rests_on(told.fact).is_some_and(|post| gone.contains(&post));
        !taken && !unseen
    };
    story.iter().enumerate().map(counts).collect()
}

/// Whether a fact changes what counts of those before it.
pub(super) fn takes_back(fact: Fact) -> bool {
    matches!(
        fact,
        Fact::Unaccepted
            | Fact::Unverified { .. }
            | Fact::NoLongerHelpful { .. }
            | Fact::PostGone { .. }
            | Fact::PostBack { .. }
            | Fact::ProposalWithdrawn { .. }
            | Fact::Restored
    )
}

/// Posts that are out of sight at the story's end.
fn out_of_sight(takers: &[(usize, Fact)]) -> BTreeSet<i32> {
    let mut gone = BTreeSet::new();
    for (_, fact) in takers {
        match fact {
            Fact::PostGone { post } => {
                gone.insert(*post);
            }
            Fact::PostBack { post } => {
                gone.remove(post);
            }
            _ => {}
        }
    }
    gone
}

/// Whether what the fact at `later` takes back is the one at `index`, and not another of its kind since.
fn is_meant(story: &[TimedFact], (index, later): (usize, usize), taker: Fact) -> bool {
    let Fact::ProposalWithdrawn { outcome: Some(meant) } = taker else { return true };
    let of_kind = |told: &TimedFact| matches!(told.fact, Fact::Proposed { outcome, .. } if outcome == meant);
    !story.iter().take(later).skip(index + 1).any(of_kind)
}

fn undoes(taker: Fact, earlier: Fact) -> bool {
    match (taker, earlier) {
        (Fact::Unaccepted, Fact::Accepted { .. })
        | (Fact::ProposalWithdrawn { outcome: None }, Fact::Proposed { .. })
        | (Fact::Restored, Fact::Removed { .. }) => true,
        (Fact::Unverified { post }, Fact::Verified { post: of, .. })
        | (Fact::NoLongerHelpful { post }, Fact::FoundHelpful { post: of, .. }) => post == of,
        (Fact::ProposalWithdrawn { outcome: Some(meant) }, Fact::Proposed { outcome, .. }) => {
            meant == outcome
        }
        _ => false,
    }
}

/// The reply without which it says nothing.
fn rests_on(fact: Fact) -> Option<i32> {
    match fact {
        Fact::CustomerReplied { post }
        | Fact::AskerWrote { post }
        | Fact::AgentAnswered { post, .. }
        | Fact::AskedBack { post, .. }
        | Fact::FoundHelpful { post, .. }
        | Fact::Accepted { post, .. }
        | Fact::Verified { post, .. } => Some(post),
        _ => None,
    }
}
