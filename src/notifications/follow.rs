//! The follower that writes the inbox and puts the mails into the queue.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::jobs::{NotifyByMail, ReceiptByMail};
use super::model::{Circle, NotificationKind as Of};
use super::queries::{self, Audience, Mailed};
use crate::db::{Conn, MemberId};
use crate::events::{Event, Fact, Follower, FollowerError, Kind, Start, Tells};
use crate::jobs::{self, Place};

/// Members told in one statement: however many follow a thread, none of the statements takes long.
const TOLD_AT_ONCE: usize = 1000;

/// Tells members what concerns them.
pub struct Inbox;

impl Follower for Inbox {
    fn name(&self) -> &'static str {
        "inbox"
    }

    fn start(&self) -> Start {
        Start::Now
    }

    fn digest<'a>(
        &'a self,
        conn: &'a mut Conn,
        events: &'a [Event],
    ) -> BoxFuture<'a, Result<(), FollowerError>> {
        async move {
            for event in events {
                tell(conn, event).await?;
            }
            Ok(())
        }
        .boxed()
    }
}

async fn tell(conn: &mut Conn, event: &Event) -> Result<(), FollowerError> {
    if let Some(receipt) = receipt(event) {
        jobs::enqueue(conn, &receipt, Some(&receipt.key())).await?;
    }
    if matches!(event.kind, Some(Kind::ThreadUnpromoted { .. })) {
        queries::take_back(conn, event).await?;
    }
    let Some(audience) = audience(event) else { return Ok(()) };
    let concerned = queries::concerned(conn, event, &audience).await?;
    for some in concerned.chunks(TOLD_AT_ONCE) {
        let mailed = queries::tell(conn, event, audience.post, some).await?;
        let letters: Vec<(NotifyByMail, Place)> = mailed.into_iter().map(letter).collect();
        jobs::enqueue_all(conn, &letters).await?;
    }
    Ok(())
}

fn letter(mailed: Mailed) -> (NotifyByMail, Place) {
    let job = NotifyByMail { notification: mailed.id };
    let place = Place { key: job.key(), queue: NotifyByMail::queue(mailed.member_id) };
    (job, place)
}

/// A question that was asked just now is confirmed by mail.
fn receipt(event: &Event) -> Option<ReceiptByMail> {
    let asked = matches!(event.kind, Some(Kind::ThreadOpened { .. }))
        && event.facts.iter().any(|told| matches!(told.fact, Fact::Asked { .. }));
    event.thread.filter(|_| asked).map(|thread| ReceiptByMail { question: thread.into() })
}

/// Whoever has the question too waits for the answer of somebody who answers for the board, not for talk about it. Whoever
/// is to call the asker hears of what the asker writes meanwhile.
fn heard_of_reply(event: &Event) -> Vec<(Circle, Of)> {
    if matches!(event.kind, Some(Kind::PostAdded { in_touch: true, .. })) {
        return vec![(Circle::Asker, Of::Contact), (Circle::Followers, Of::Reply)];
    }
    let asker_wrote = event.facts.iter().any(|told| matches!(told.fact, Fact::AskerWrote { .. }));
    let caller = asker_wrote.then_some((Circle::Caller, Of::Reply));
    let answer = event.facts.iter().any(|told| matches!(told.fact, Fact::AgentAnswered { .. }));
    let me_toos = answer.then_some((Circle::MeToos, Of::Reply));
    let circles = [(Circle::Asker, Of::Reply), (Circle::Followers, Of::Reply)].into_iter();
    circles.chain(me_toos).chain(caller).collect()
}

/// Whom an event concerns; `None`: nobody.
fn audience(event: &Event) -> Option<Audience> {
    use Circle::{Asker, Followers, MeToos, Owner, Proposer, Team};
    let each = |told: &[MemberId], of: Of| told.iter().map(|member| (*member, of)).collect::<Vec<_>>();
    let (post, named, circles) = match event.kind.as_ref()? {
        Kind::ThreadOpened { post, mentions } => (Some(*post), each(mentions, Of::Mention), vec![]),
        Kind::PostEdited { post, mentions, author } => {
            let named = mentions.iter().map(|member| (*member, Of::Mention));
            (Some(*post), author.iter().map(|member| (*member, Of::Edited)).chain(named).collect(), vec![])
        }
        Kind::ThreadMoved { .. } => (None, vec![], vec![(Asker, Of::Moved)]),
        Kind::PostAdded { post, mentions, .. } => {
            (Some(*post), each(mentions, Of::Mention), heard_of_reply(event))
        }
        Kind::AnswerAccepted { post, author } => {
            (Some(*post), vec![(*author, Of::Accepted)], vec![(MeToos, Of::Solved), (Followers, Of::Solved)])
        }
        Kind::AnswerVerified { post, author } => (
            Some(*post),
            vec![(*author, Of::Verified)],
            vec![(Asker, Of::Verified), (MeToos, Of::Verified), (Followers, Of::Verified)],
        ),
        Kind::PostHidden { post, author } => (Some(*post), vec![(*author, Of::Hidden)], vec![]),
        Kind::PostRestored { post, author } => (Some(*post), vec![(*author, Of::Restored)], vec![]),
        Kind::ThreadPromoted { .. } => {
            (None, vec![], vec![(Asker, Of::InFaq), (MeToos, Of::InFaq), (Followers, Of::InFaq)])
        }
        Kind::ReminderDue { .. } => (None, vec![], vec![(Asker, Of::Reminder)]),
        Kind::RatingAsked => (None, vec![], vec![(Asker, Of::Rating)]),
        Kind::SolvedPresumed => (None, vec![], vec![(Asker, Of::Presumed)]),
        Kind::QuestionAssigned => {
            (None, event.subject.map(|to| (MemberId(to), Of::Assigned)).into_iter().collect(), vec![])
        }
        Kind::LadderClimbed { percent, tells, told } => {
            let of = match (tells, *percent) {
                (Tells::Escalation, _) => Of::EscalationProposed,
                (_, ..100) => Of::DueSoon,
                _ => Of::Overdue,
            };
            (None, each(told, of), vec![])
        }
        Kind::ThreadMerged { .. } => (None, vec![], vec![(Asker, Of::Merged)]),
        Kind::MergeProposed { .. } => (None, vec![], vec![(Asker, Of::MergeAnswered)]),
        Kind::WatchMissed { told } => (None, each(told, Of::WatchMissed), vec![]),
        Kind::LedgerDiffers { told, .. } => (None, each(told, Of::LedgerDiffers), vec![]),
        Kind::FiguresDiffer { told, .. } => (None, each(told, Of::FiguresDiffer), vec![]),
        Kind::QuestionEscalated { .. } => (None, vec![], vec![(Owner, Of::Call)]),
        Kind::ContactAsked { .. } => (None, vec![], vec![(Asker, Of::Contact)]),
        Kind::ContactGiven { .. } => (None, vec![], vec![(Owner, Of::Reachable)]),
        Kind::ContactRefused { .. } => (None, vec![], vec![(Owner, Of::ContactRefused)]),
        Kind::EscalationCalledOff => (None, vec![], vec![(Asker, Of::CalledOff)]),
        Kind::CommitmentLate { maker, .. } => {
            (None, vec![(*maker, Of::PromiseLate)], vec![(Team, Of::PromiseLate)])
        }
        Kind::CommitmentLeft { told, .. } => (None, each(told, Of::PromiseLeft), vec![]),
        Kind::ThreadMadePrivate => (None, vec![], vec![(Asker, Of::MadePrivate)]),
        Kind::PublicationProposed => (None, vec![], vec![(Asker, Of::PublishAsked)]),
        Kind::PublicationRefused => (None, vec![], vec![(Proposer, Of::PublishRefused)]),
        Kind::ThreadPublished => (None, vec![], vec![(Proposer, Of::PublishAgreed)]),
        Kind::QuestionReopened => (None, vec![], vec![(Owner, Of::Reopened)]),
        _ => return None,
    };
    Some(Audience { post, named, circles })
}
