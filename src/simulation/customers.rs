//! What customers do: ask, help each other, look at their questions when a mail says that there is something to see.

use super::agenda::Intent;
use super::post_office::Letter;
use super::town::SAFETY_WORD;
use super::world::{Case, World};
use super::{SimulationError, acts, queries};
use crate::db::{MemberId, ThreadId};
use crate::events::ProposedOutcome;
use crate::figures::model::ratings::Said;
use crate::ledger::{self, LedgerState, Outcome, Row};
use crate::text::input::is_only_thanks;
use crate::threads::actions::outcome::Says;
use crate::threads::actions::reply::Part;
use crate::threads::policy::Others;

/// Minutes within which most askers look at what they got mail about.
const LOOKS_WITHIN: i64 = 2 * 24 * 60;
/// Minutes of a day.
const DAY: i64 = 24 * 60;
/// Of a hundred questions so many …
const HARD: u32 = 18;
const DOUBLE: u32 = 10;
const HELPED: u32 = 25;
const SHARED: u32 = 15;
const WITHDRAWN: u32 = 4;
const REMOVED: u32 = 2;
const SMOKING: u32 = 2;
const PRIVATE: u32 = 8;
const LEFT_ALONE: u32 = 20;

type Done = Result<(), SimulationError>;

impl World {
    /// Somebody asks, and what will become of it is planned as far as it is chance.
    pub(super) async fn ask(&mut self) -> Done {
        let place = usize::try_from(self.dice.between(0, 3)).unwrap_or(0).min(self.boards.len() - 1);
        let (Some(board), Some(asker)) =
            (self.boards.get(place).cloned(), self.dice.of(&self.town.customers))
        else {
            return Err(SimulationError::Model("nobody is there to ask".to_owned()));
        };
        self.tally.asked += 1;
        let number = self.tally.asked;
        let smokes = self.dice.percent(SMOKING);
        let title = format!("Why does lamp {number} blink?");
        let more = if smokes { format!(" There is {SAFETY_WORD}.") } else { String::new() };
        let body = format!("Since yesterday lamp {number} blinks twice and then goes dark.{more}");
        let moment = self.moment();
        let is_private = self.dice.percent(PRIVATE);
        let readers = if is_private { board.staff } else { board.readers };
        let asked = acts::ask(&mut self.conn, &board, asker, (&title, &body, readers), &moment).await?;
        let case = Case {
            asker,
            board: place,
            is_hard: !smokes && self.dice.percent(HARD),
            is_left_alone: self.dice.percent(LEFT_ALONE),
            is_private,
            is_double: !is_private && self.dice.percent(DOUBLE),
            is_child: false,
            complaints: u8::from(self.dice.percent(25)) + u8::from(self.dice.percent(10)),
            looks: false,
            attempts: 0,
        };
        self.cases.insert(asked.thread, case);
        self.plan_what_happens(asked.thread, is_private);
        Ok(())
    }

    fn plan_what_happens(&mut self, thread: ThreadId, is_private: bool) {
        let now = self.now;
        if !is_private
            && self.dice.percent(HELPED)
            && let Some(helper) = self.dice.of(&self.town.customers)
        {
            let at = now + self.dice.minutes(10, DAY);
            self.agenda.plan(at, Intent::Help(thread, helper));
        }
        let sharing = if !is_private && self.dice.percent(SHARED) { self.dice.between(1, 4) } else { 0 };
        for _ in 0..sharing {
            if let Some(member) = self.dice.of(&self.town.customers) {
                let at = now + self.dice.minutes(10, 3 * DAY);
                self.agenda.plan(at, Intent::MeToo(thread, member));
            }
        }
        if self.dice.percent(WITHDRAWN) {
            let at = now + self.dice.minutes(10, DAY);
            self.agenda.plan(at, Intent::Withdraw(thread));
        }
        if self.dice.percent(REMOVED) {
            let at = now + self.dice.minutes(60, 5 * DAY);
            self.agenda.plan(at, Intent::Hide(thread, 1));
        }
    }

    /// Mail came: an asker who gets one about their question looks at it later, if they have the patience.
    pub(super) fn read_mail(&mut self, letter: &Letter) {
        let Some(thread) = thread_in(&letter.data) else { return };
        let Some(case) = self.cases.get(&thread) else { return };
        let is_askers = self.tally.address_of(case.asker) == Some(letter.to.as_str());
        if is_askers && !case.is_left_alone && self.dice.percent(80) {
            self.plan_look(thread, LOOKS_WITHIN);
        }
    }

    pub(super) async fn help(&mut self, thread: ThreadId, by: MemberId) -> Done {
        let Some(row) = self.row(thread).await? else { return Ok(()) };
        let is_asker = self.cases.get(&thread).is_some_and(|case| case.asker == by);
        if row.state == LedgerState::Closed || row.state == LedgerState::Escalated || is_asker {
            return Ok(());
        }
        let text = "Hold the button for ten seconds; that helped mine.";
        let moment = self.moment();
        let number = acts::reply(&mut self.conn, thread, (by, Part::Customer, text), &moment).await?;
        self.tally.helped += 1;
        for _ in 0..self.dice.between(0, 3) {
            if let Some(voter) = self.dice.of(&self.town.customers) {
                let at = self.now + self.dice.minutes(10, DAY);
                self.agenda.plan(at, Intent::Vote(thread, number, voter));
            }
        }
        Ok(())
    }

    pub(super) async fn vote(&mut self, thread: ThreadId, number: i32, by: MemberId) -> Done {
        let needed = self.cases.get(&thread).and_then(|case| self.boards.get(case.board));
        let votes = needed.map_or(2, |board| board.helpful_needed);
        let moment = self.moment();
        acts::vote(&mut self.conn, thread, (by, number, votes), &moment).await
    }

    pub(super) async fn me_too(&mut self, thread: ThreadId, by: MemberId) -> Done {
        let moment = self.moment();
        acts::me_too(&mut self.conn, thread, by, &moment).await
    }

    pub(super) async fn withdraw(&mut self, thread: ThreadId) -> Done {
        let Some((row, asker)) = self.row_and_asker(thread).await? else { return Ok(()) };
        let seen = crate::threads::queries::at_hand(&mut self.conn, thread).await?;
        let others = crate::threads::queries::others(&mut self.conn, &seen).await?;
        if !row.is_open() || others == Others::Replied {
            return Ok(());
        }
        let moment = self.moment();
        acts::say(&mut self.conn, thread, (asker, Says::Withdrawn), &moment).await
    }

    /// The asker looks at their question and does what its page asks of them, or nothing.
    pub(super) async fn look(&mut self, thread: ThreadId) -> Done {
        if let Some(case) = self.cases.get_mut(&thread) {
            case.looks = false;
        }
        let Some((row, asker)) = self.row_and_asker(thread).await? else { return Ok(()) };
        match row.state {
            LedgerState::WaitingAsker if row.asked_back_at.is_some() => self.tell_more(thread, asker).await,
            LedgerState::WaitingAsker if row.proposed_outcome == Some(ProposedOutcome::Merged) => {
                self.judge_merge(thread, asker).await
            }
            LedgerState::WaitingAsker => self.judge_answer(thread, asker).await,
            LedgerState::Escalated => self.allow_contact(thread, asker).await,
            LedgerState::WaitingStaff if row.customer_replied_at.is_some() => {
                self.judge_help(thread, asker).await
            }
            LedgerState::WaitingStaff => Ok(()),
            LedgerState::Closed => self.come_back(thread, asker, &row).await,
        }
    }

    async fn tell_more(&mut self, thread: ThreadId, asker: MemberId) -> Done {
        if self.dice.percent(20) {
            return Ok(());
        }
        self.write(thread, asker, "It is the round one, bought in spring.").await
    }

    async fn judge_merge(&mut self, thread: ThreadId, asker: MemberId) -> Done {
        let says = match self.dice.between(0, 9) {
            0..=4 => Says::Solved,
            5..=7 => Says::NotSolved,
            _ => return Ok(()),
        };
        if says == Says::NotSolved {
            self.cases.entry(thread).and_modify(|case| case.is_child = false);
        }
        let moment = self.moment();
        acts::say(&mut self.conn, thread, (asker, says), &moment).await
    }

    async fn judge_answer(&mut self, thread: ThreadId, asker: MemberId) -> Done {
        if self.complains(thread) {
            let says = if self.dice.percent(50) { None } else { Some(Says::NotSolved) };
            let moment = self.moment();
            let Some(says) = says else {
                return self.write(thread, asker, "I tried that. It blinks as before, what else?").await;
            };
            acts::say(&mut self.conn, thread, (asker, says), &moment).await?;
            let why = "its asker said that it is not solved";
            return Ok(self.must_wait(thread, LedgerState::WaitingStaff, why).await?);
        }
        let moment = self.moment();
        match self.dice.between(0, 9) {
            0..=3 => self.accept_last(thread, asker).await,
            4..=5 => acts::say(&mut self.conn, thread, (asker, Says::Solved), &moment).await,
            6 => self.write(thread, asker, "Thank you!").await,
            _ => Ok(()),
        }
    }

    async fn judge_help(&mut self, thread: ThreadId, asker: MemberId) -> Done {
        if self.dice.percent(45) { self.accept_last(thread, asker).await } else { Ok(()) }
    }

    async fn accept_last(&mut self, thread: ThreadId, asker: MemberId) -> Done {
        let last = queries::last_reply(&mut self.conn, thread, asker).await?;
        let Some((number, ..)) = last else { return Ok(()) };
        let moment = self.moment();
        acts::accept(&mut self.conn, thread, (asker, number), &moment).await?;
        Ok(self.must_wait(thread, LedgerState::Closed, "its asker accepted a reply").await?)
    }

    async fn allow_contact(&mut self, thread: ThreadId, asker: MemberId) -> Done {
        let channel = queries::running(&mut self.conn, thread.into()).await?;
        let Some(channel) = channel.filter(|_| self.dice.percent(85)) else { return Ok(()) };
        let moment = self.moment();
        acts::give_contact(&mut self.conn, thread, (asker, channel), &moment).await
    }

    /// Silence ended it, and now they say that it was not solved; or it was, and they say how it went.
    async fn come_back(&mut self, thread: ThreadId, asker: MemberId, row: &Row) -> Done {
        if row.outcome != Some(Outcome::PresumedSolved) || !self.complains(thread) {
            return self.rate(thread, asker).await;
        }
        self.tally.came_back += 1;
        let moment = self.moment();
        acts::say(&mut self.conn, thread, (asker, Says::NotSolved), &moment).await?;
        Ok(self.must_wait(thread, LedgerState::WaitingStaff, "it came back after silence").await?)
    }

    async fn rate(&mut self, thread: ThreadId, asker: MemberId) -> Done {
        let satisfied = i16::try_from(self.dice.between(1, 5)).ok();
        let Some(said) = Said::new(Some(true), satisfied).filter(|_| self.dice.percent(40)) else {
            return Ok(());
        };
        let moment = self.moment();
        self.tally.rated += u64::from(acts::rate(&mut self.conn, thread, (asker, said), &moment).await?);
        Ok(())
    }

    fn complains(&mut self, thread: ThreadId) -> bool {
        let Some(case) = self.cases.get_mut(&thread).filter(|case| case.complaints > 0) else { return false };
        case.complaints -= 1;
        true
    }

    async fn write(&mut self, thread: ThreadId, asker: MemberId, text: &str) -> Done {
        let moment = self.moment();
        acts::reply(&mut self.conn, thread, (asker, Part::Asker, text), &moment).await?;
        if !is_only_thanks(text) {
            self.must_wait(thread, LedgerState::WaitingStaff, "its asker wrote").await?;
        }
        Ok(())
    }

    pub(super) async fn row(&mut self, thread: ThreadId) -> Result<Option<Row>, SimulationError> {
        Ok(ledger::queries::row(&mut self.conn, thread.into()).await?)
    }

    async fn row_and_asker(&mut self, thread: ThreadId) -> Result<Option<(Row, MemberId)>, SimulationError> {
        let row = self.row(thread).await?;
        Ok(row.zip(self.cases.get(&thread).map(|case| case.asker)))
    }
}

/// The first thread that a mail leads to; lines that mail folded are put together again.
fn thread_in(data: &str) -> Option<ThreadId> {
    let whole = data.replace("=\n", "");
    let (_, after) = whole.split_once("/t/")?;
    let number: String = after.chars().take_while(char::is_ascii_digit).collect();
    number.parse().ok().map(ThreadId)
}
