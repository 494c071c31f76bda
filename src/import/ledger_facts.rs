//! What the ledger is told of a thread that was lived elsewhere.

use chrono::{DateTime, Utc};

use crate::db::{BoardId, MemberId, TargetId};
use crate::events::{Fact, TimedFact};

/// A reply, as far as the ledger cares: the people of another forum are all customers here.
#[derive(Debug, Clone, Copy)]
pub struct Spoken {
    /// Who wrote it.
    pub by: MemberId,
    /// When.
    pub at: DateTime<Utc>,
}

/// A question's story.
#[derive(Debug)]
pub struct Story<'a> {
    /// Where it stands.
    pub board: BoardId,
    /// The version of the target that holds there.
    pub target: TargetId,
    /// Who asked.
    pub asker: MemberId,
    /// When.
    pub created: DateTime<Utc>,
    /// The replies in their order.
    pub replies: &'a [Spoken],
    /// Which of them solved it.
    pub solved_by: Option<usize>,
}

/// The facts in their order; times never run backwards. What was said after the solution changes nothing: the source
/// knows it as solved.
pub fn facts(story: &Story<'_>) -> Vec<TimedFact> {
    let mut facts =
        vec![TimedFact { at: story.created, fact: Fact::Asked { board: story.board, target: story.target } }];
    let mut latest = story.created;
    for (index, reply) in story.replies.iter().enumerate() {
        latest = latest.max(reply.at);
        // The question is number 1.
        let post = i32::try_from(index + 2).unwrap_or(i32::MAX);
        let spoke =
            if reply.by == story.asker { Fact::AskerWrote { post } } else { Fact::CustomerReplied { post } };
        facts.push(TimedFact { at: latest, fact: spoke });
        if story.solved_by == Some(index) {
            facts.push(TimedFact { at: latest, fact: Fact::Accepted { by: story.asker, post } });
            break;
        }
    }
    facts
}

/// Which reply solved a question: the marked one; where the source only says that it is solved, the last one by
/// somebody else; `None` leaves it open.
pub fn solution(asker: MemberId, solved: bool, replies: &[(MemberId, Marked)]) -> Option<usize> {
    let marked = replies.iter().position(|(_, marked)| *marked == Marked::Solution);
    let last_of_others = || replies.iter().rposition(|(by, _)| *by != asker);
    marked.or_else(|| if solved { last_of_others() } else { None })
}

/// Whether the source marks a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marked {
    /// As the solution.
    Solution,
    /// Not.
    No,
}
