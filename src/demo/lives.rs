//! What happened to a demo question, as the ledger would have been told: also the reminders and the silence that ended
//! it, so that the site finds nothing overdue that it should have done itself.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::content::{Span, ThreadText};
use crate::db::MemberId;
use crate::events::{Fact, ProposedOutcome, TimedFact};
use crate::import::queries::Place;
use crate::ledger::Settings;
use crate::text::input::is_only_thanks;

/// A claim of the demo lasts so long from now.
const CLAIM: TimeDelta = TimeDelta::minutes(25);
/// Votes that make a customer's reply wait for the asker: the boards' setting.
const HELPFUL_NEEDED: usize = 2;
/// Votes come so long after the reply.
pub const VOTES_AFTER: TimeDelta = TimeDelta::minutes(40);

/// Everybody by handle, and who of them answers.
#[derive(Debug, Default)]
pub struct People {
    /// All.
    pub all: HashMap<String, MemberId>,
    /// Agents, leads and admins.
    pub answering: Vec<MemberId>,
}

/// Somebody or something is named that is not there.
#[derive(Debug, thiserror::Error)]
#[error("the demo names “{0}”, which is not there")]
pub struct Unknown(pub String);

impl People {
    /// The member of that handle.
    ///
    /// # Errors
    /// When nobody has it.
    pub fn id(&self, handle: &str) -> Result<MemberId, Unknown> {
        self.all.get(handle).copied().ok_or_else(|| Unknown(handle.to_owned()))
    }

    /// Whether the member answers for boards.
    pub fn answers(&self, member: MemberId) -> bool {
        self.answering.contains(&member)
    }
}

/// All facts of a thread up to now, in their order.
///
/// # Errors
/// When it names somebody who is not there.
pub fn facts(
    thread: &ThreadText,
    place: &Place,
    people: &People,
    now: DateTime<Utc>,
) -> Result<Vec<TimedFact>, Unknown> {
    let asked = now - thread.ago.0;
    let at = |span: Span| asked + span.0;
    let asker = people.id(&thread.by)?;
    let mut told = spoken(thread, people, asker, asked)?;
    let mut tell =
        |span: Option<Span>, fact: Fact| told.extend(span.map(|span| TimedFact { at: at(span), fact }));
    tell(thread.withdrawn, Fact::Withdrawn { by: asker });
    let proposed = |span: Span| Fact::Proposed {
        outcome: ProposedOutcome::AnsweredInFaq,
        remind_at: at(span) + Settings::default().first_reminder,
    };
    if let Some(span) = thread.proposed {
        tell(Some(span), proposed(span));
    }
    tell(thread.said_solved, Fact::SaidSolved { by: asker });
    if let Some((agent, span)) = &thread.removed {
        tell(Some(*span), Fact::Removed { by: people.id(agent)? });
    }
    if let Some(agent) = &thread.claimed_by {
        let claimed = Fact::Claimed { by: people.id(agent)?, until: now + CLAIM };
        told.push(TimedFact { at: now - TimeDelta::minutes(5), fact: claimed });
    }
    // Stable: what happens at the same moment stays in the order it was told.
    told.sort_by_key(|told| told.at);
    told.retain(|told| told.at <= now);
    let mut facts =
        vec![TimedFact { at: asked, fact: Fact::Asked { board: place.board, target: place.target } }];
    facts.extend(with_silences(told, now));
    Ok(facts)
}

fn spoken(
    thread: &ThreadText,
    people: &People,
    asker: MemberId,
    asked: DateTime<Utc>,
) -> Result<Vec<TimedFact>, Unknown> {
    let mut told = Vec::new();
    // The question is number 1.
    for (number, post) in (2..).zip(&thread.posts) {
        let by = people.id(&post.by)?;
        let at = asked + post.after.0;
        let customer = by != asker && !people.answers(by);
        // Thanks alone need no answer.
        if by == asker && is_only_thanks(&post.body) {
            continue;
        }
        let remind_at = at + Settings::default().first_reminder;
        let fact = match (by == asker, customer, post.asks_back) {
            (true, _, _) => Fact::AskerWrote { post: number },
            (_, true, _) => Fact::CustomerReplied { post: number },
            (_, _, true) => Fact::AskedBack { by, post: number, remind_at },
            (_, _, false) => Fact::AgentAnswered { by, post: number, remind_at },
        };
        told.push(TimedFact { at, fact });
        if customer && post.helpful.len() >= HELPFUL_NEEDED {
            let voted = at + VOTES_AFTER;
            let remind_at = voted + Settings::default().first_reminder;
            told.push(TimedFact { at: voted, fact: Fact::FoundHelpful { post: number, remind_at } });
        }
        if let Some(span) = post.accepted {
            told.push(TimedFact { at: asked + span.0, fact: Fact::Accepted { by: asker, post: number } });
        }
        if let Some((agent, span)) = &post.verified {
            let verified = Fact::Verified { by: people.id(agent)?, post: number };
            told.push(TimedFact { at: asked + span.0, fact: verified });
        }
    }
    Ok(told)
}

/// Puts between the facts what the asker's silence came to.
fn with_silences(told: Vec<TimedFact>, now: DateTime<Utc>) -> Vec<TimedFact> {
    let mut facts = Vec::with_capacity(told.len());
    let mut waits_since = None;
    for one in told {
        if let Some(since) = waits_since
            && silence(since, one.at, &mut facts)
        {
            waits_since = None;
        }
        waits_since = match one.fact {
            Fact::AgentAnswered { .. } | Fact::AskedBack { .. } | Fact::Proposed { .. } => Some(one.at),
            Fact::FoundHelpful { .. } => waits_since.or(Some(one.at)),
            Fact::CustomerReplied { .. } | Fact::Claimed { .. } => waits_since,
            _ => None,
        };
        facts.push(one);
    }
    if let Some(since) = waits_since {
        silence(since, now, &mut facts);
    }
    facts
}

/// What the asker's silence from `since` to `until` came to; whether it ended the question.
fn silence(since: DateTime<Utc>, until: DateTime<Utc>, facts: &mut Vec<TimedFact>) -> bool {
    let settings = Settings::default();
    let steps = [
        (settings.first_reminder, Fact::Reminded { next_at: since + settings.second_reminder }),
        (settings.second_reminder, Fact::Reminded { next_at: since + settings.presumed_solved }),
        (settings.presumed_solved, Fact::PresumedSolved),
    ];
    let mut ended = false;
    for (after, fact) in steps.into_iter().filter(|(after, _)| since + *after <= until) {
        facts.push(TimedFact { at: since + after, fact });
        ended = fact == Fact::PresumedSolved;
    }
    ended
}
