//! What happened, in order.

use maud::{Markup, html};

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Has happened.
    Done,
    /// Is happening, or needs no judgement.
    Current,
    /// Comes next.
    Next,
}

/// One step: what, and when or how as markup (it may hold a `<time>`).
#[derive(Clone, Debug)]
pub struct Step {
    /// What.
    pub what: String,
    /// When, by whom, how long it took.
    pub detail: Markup,
    /// Where it stands.
    pub state: StepState,
}

/// The timeline.
pub fn steps(list: &[Step]) -> Markup {
    html! {
        ol .steps .list {
            @for step in list {
                li .is-done[step.state == StepState::Done] .is-next[step.state == StepState::Next] {
                    b { (step.what) } " " span .meta { (step.detail) }
                }
            }
        }
    }
}
