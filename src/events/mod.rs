//! Every change is an event. Actions append one in their transaction; whatever follows a change reads events.
//!
//! Owns `events`, `event_head`, `event_positions`, `event_failures`. Invariants: a position is given after commit,
//! without a gap, in commit order per subject; a once-for-all follower's effects commit with its position.

pub mod append;
pub mod changes;
pub mod contact;
pub mod fact;
pub mod followers;
pub mod kinds;
pub mod per_node;
pub mod pump;
pub mod read;
pub mod stamp;
mod stored;

pub use append::{Happened, append};
pub use contact::Channel;
pub use fact::{Fact, ProposedOutcome, Tells, TimedFact, Urgency};
pub use followers::{Follower, FollowerError, Start};
pub use kinds::Kind;
pub use per_node::NodeFollower;
pub use read::Event;
