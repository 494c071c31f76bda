//! What staff do: read their notices, then take what the desk shows, the topmost first. What is hard they pass by until
//! an alarm calls them, or until it has been late for ten days: whether there were alarms is counted apart.

use chrono::TimeDelta;

use super::agenda::Intent;
use super::world::World;
use super::{SimulationError, acts, queries, town};
use crate::db::{CommitmentId, MemberId, ThreadId};
use crate::desk::actions::Claimed;
use crate::desk::model::View;
use crate::desk::model::narrow::Narrowed;
use crate::desk::reads::{self, DeskRow, Wanted};
use crate::events::Channel;
use crate::ledger::actions::targets;
use crate::ledger::queries::calendars;
use crate::ledger::{LedgerState, Row};
use crate::notifications::model::NotificationKind;
use crate::notifications::queries::mark_read;
use crate::rota::actions::say_away;
use crate::rota::model::Absence;
use crate::threads::actions::reply::Part;
use crate::threads::model::PostState;
use crate::viewer::{Member, Viewer};

type Done<T = ()> = Result<T, SimulationError>;

/// Questions that an agent gets done in one round, notices not counted.
const DONE_IN_A_ROUND: usize = 2;
/// Tries to reach somebody before staff go on in the thread.
const ATTEMPTS_MAX: u8 = 3;
/// So long over its deadline nobody passes a question by any more.
const LONG_OVER: TimeDelta = TimeDelta::days(10);
/// Of a hundred …
const ASKS_BACK: u32 = 12;
const FORGETS: u32 = 8;
const PROMISES: u32 = 6;
const HIDDEN: u32 = 4;

/// Whether whoever looks at a question will do it though nobody wants to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Called {
    /// By an alarm.
    Yes,
    /// They came by.
    No,
}

impl World {
    /// Everybody who is at work does their round.
    pub(super) async fn staff_works(&mut self) -> Done {
        for place in 0..self.town.agents.len() {
            let agent = self.town.agents.get(place).filter(|agent| agent.is_at_work(self.now)).cloned();
            if let Some(agent) = agent {
                self.read_notices(agent.id).await?;
                let viewer = self.viewer(agent.id, agent.grant);
                self.work_at_desk(agent.id, &viewer).await?;
            }
        }
        Ok(())
    }

    fn viewer(&self, id: MemberId, grant: crate::viewer::Grant) -> Viewer {
        let member = Member {
            id,
            handle: String::new(),
            name: String::new(),
            confirmed: true,
            grants: vec![grant],
            shortcuts: true,
            unread: 0,
        };
        Viewer::new(Some(member), &self.rules)
    }

    async fn read_notices(&mut self, by: MemberId) -> Done {
        for (id, kind, thread) in queries::notices(&mut self.conn, by).await? {
            mark_read(&mut self.conn, by, id, self.now).await?;
            let Some(thread) = thread else { continue };
            let heeds = match kind {
                NotificationKind::DueSoon => 35,
                NotificationKind::Overdue | NotificationKind::Assigned => 60,
                _ => 100,
            };
            let hard = self.cases.get(&thread).is_some_and(|case| case.is_hard);
            if self.dice.percent(heeds) && !(hard && kind == NotificationKind::Assigned) {
                self.heed(by, thread, kind).await?;
            }
        }
        Ok(())
    }

    async fn heed(&mut self, by: MemberId, thread: ThreadId, kind: NotificationKind) -> Done {
        let Some(row) = self.row(thread).await? else { return Ok(()) };
        if kind == NotificationKind::EscalationProposed && row.state == LedgerState::WaitingStaff {
            return self.escalate(by, thread).await;
        }
        self.take_on(by, thread, &row, Called::Yes).await
    }

    async fn work_at_desk(&mut self, by: MemberId, viewer: &Viewer) -> Done {
        let mut done = 0;
        for view in [View::Mine, View::Escalated, View::All] {
            let wanted = Wanted { narrowed: Narrowed::to_view(view), after: None };
            let rows = reads::queue(&mut self.conn, viewer, &wanted, self.now).await?.rows;
            for row in rows {
                if done < DONE_IN_A_ROUND && self.picks(by, &row) {
                    done += usize::from(self.look_into(by, &row).await?);
                }
            }
        }
        Ok(())
    }

    /// What a colleague answers for is theirs; what is hard, or waits for the answer of another question, is passed by until a
    /// call is proposed, or the daily watch has met it among what is late so often that somebody takes it.
    fn picks(&self, by: MemberId, row: &DeskRow) -> bool {
        let free = row.owner().is_none_or(|owner| owner.id == by);
        let waits = self.cases.get(&row.id.into()).is_some_and(|case| case.is_hard || case.is_child);
        let long_over = row.next_due.is_some_and(|due| due + LONG_OVER < self.now);
        row.proposed || long_over || (free && (!waits || row.state == LedgerState::Escalated))
    }

    async fn look_into(&mut self, by: MemberId, shown: &DeskRow) -> Done<bool> {
        let thread = shown.id.into();
        let Some(row) = self.row(thread).await? else { return Ok(false) };
        if shown.proposed && row.state == LedgerState::WaitingStaff {
            self.escalate(by, thread).await?;
        } else {
            self.take_on(by, thread, &row, Called::No).await?;
        }
        Ok(true)
    }

    async fn take_on(&mut self, by: MemberId, thread: ThreadId, row: &Row, called: Called) -> Done {
        match row.state {
            LedgerState::WaitingStaff => self.treat(by, thread, row, called).await,
            LedgerState::Escalated => self.get_in_touch(by, thread, row).await,
            LedgerState::WaitingAsker | LedgerState::Closed => Ok(()),
        }
    }

    async fn treat(&mut self, by: MemberId, thread: ThreadId, row: &Row, called: Called) -> Done {
        let Some(case) = self.cases.get(&thread).cloned() else { return Ok(()) };
        if row.customer_replied_at.is_some() && self.dice.percent(50) {
            return self.verify(by, thread, case.asker).await;
        }
        if case.is_double && self.merge(by, thread, case.board).await? {
            return Ok(());
        }
        let moment = self.moment();
        if acts::claim(&mut self.conn, thread, by, &moment).await? != Claimed::Yours {
            return Ok(());
        }
        if called == Called::No && self.dice.percent(FORGETS) {
            self.tally.forgotten += 1;
            return Ok(());
        }
        self.answer(by, thread).await
    }

    async fn merge(&mut self, by: MemberId, thread: ThreadId, board: usize) -> Done<bool> {
        self.cases.entry(thread).and_modify(|case| case.is_double = false);
        let Some(parent) = self.same_before(thread, board) else { return Ok(false) };
        let moment = self.moment();
        let merged = acts::merge(&mut self.conn, (thread, parent), by, &moment).await?;
        if merged {
            self.tally.merged += 1;
            self.cases.entry(thread).and_modify(|case| case.is_child = true);
        }
        Ok(merged)
    }

    /// An earlier question of the same board: what a double asks once more.
    fn same_before(&mut self, thread: ThreadId, board: usize) -> Option<ThreadId> {
        let before: Vec<ThreadId> = self
            .cases
            .range(..thread)
            .rev()
            .filter(|(_, case)| case.board == board && !case.is_private)
            .map(|(thread, _)| *thread)
            .take(5)
            .collect();
        self.dice.of(&before)
    }

    async fn answer(&mut self, by: MemberId, thread: ThreadId) -> Done {
        let moment = self.moment();
        if self.dice.percent(ASKS_BACK) {
            let back = (by, Part::AgentAsksBack, "Which lamp is it?");
            acts::reply(&mut self.conn, thread, back, &moment).await?;
            return Ok(());
        }
        let text = "Hold the button for five seconds, then pair it again.";
        let number = acts::reply(&mut self.conn, thread, (by, Part::Agent, text), &moment).await?;
        self.must_wait(thread, LedgerState::WaitingAsker, "staff answered").await?;
        self.tally.answered += 1;
        if self.dice.percent(PROMISES) {
            self.promise(by, thread, number).await?;
        }
        if self.dice.percent(HIDDEN) {
            let at = self.now + self.dice.minutes(30, 2 * 24 * 60);
            self.agenda.plan(at, Intent::Hide(thread, number));
        }
        Ok(())
    }

    async fn promise(&mut self, by: MemberId, thread: ThreadId, number: i32) -> Done {
        let days = self.dice.between(1, 6);
        let moment = self.moment();
        let promised = (by, number, u64::try_from(days).unwrap_or(1));
        let made = acts::promise(&mut self.conn, thread, promised, &moment).await?;
        if let Some(commitment) = made {
            self.tally.promised += 1;
            let at = self.now + self.dice.minutes(24 * 60, (days + 2) * 24 * 60);
            self.agenda.plan(at, Intent::Keep(thread, commitment));
        }
        Ok(())
    }

    pub(super) async fn keep(&mut self, thread: ThreadId, commitment: CommitmentId) -> Done {
        let by = self.town.admin;
        let moment = self.moment();
        acts::keep(&mut self.conn, thread, (by, commitment), &moment).await
    }

    async fn verify(&mut self, by: MemberId, thread: ThreadId, asker: MemberId) -> Done {
        let last = queries::last_reply(&mut self.conn, thread, asker).await?;
        let Some((number, _, false)) = last else { return Ok(()) };
        let moment = self.moment();
        acts::verify(&mut self.conn, thread, (by, number), &moment).await
    }

    async fn escalate(&mut self, by: MemberId, thread: ThreadId) -> Done {
        let channel = match self.dice.between(0, 9) {
            0..=6 => Channel::Phone,
            7..=8 => Channel::Letter,
            _ => Channel::Email,
        };
        self.tally.escalated += 1;
        let due = self.now + self.dice.minutes(6 * 60, 3 * 24 * 60);
        let moment = self.moment();
        acts::escalate(&mut self.conn, thread, (by, channel), due, &moment).await
    }

    /// Whoever comes to a question that is to be called about calls, once the asker said how, or once it is due.
    async fn get_in_touch(&mut self, by: MemberId, thread: ThreadId, row: &Row) -> Done {
        let colleague = row.owner_id.is_some_and(|owner| owner != by);
        let reachable = queries::may_be_reached(&mut self.conn, thread.into()).await?;
        if (colleague || !reachable) && row.next_due.is_some_and(|due| due > self.now) {
            return Ok(());
        }
        let moment = self.moment();
        if reachable && self.dice.percent(60) {
            return acts::resolve(&mut self.conn, thread, by, &moment).await;
        }
        let attempts = self.cases.get_mut(&thread).map_or(0, |case| {
            case.attempts += 1;
            case.attempts
        });
        if attempts <= ATTEMPTS_MAX {
            return acts::attempt(&mut self.conn, thread, by, &moment).await;
        }
        self.cases.entry(thread).and_modify(|case| case.attempts = 0);
        acts::call_off(&mut self.conn, thread, by, &moment).await?;
        self.answer(by, thread).await
    }

    /// A moderator hides a post; half of those that staff wrote come back, and some of the questions.
    pub(super) async fn hide(&mut self, thread: ThreadId, number: i32) -> Done {
        let by = self.town.moderator;
        let moment = self.moment();
        let hidden = (by, number, PostState::Hidden);
        if acts::put_out_of_sight(&mut self.conn, thread, hidden, &moment).await? {
            self.tally.hidden += 1;
            if self.dice.percent(50) {
                let at = self.now + self.dice.minutes(60, 3 * 24 * 60);
                self.agenda.plan(at, Intent::Restore(thread, number));
            }
        }
        Ok(())
    }

    pub(super) async fn restore(&mut self, thread: ThreadId, number: i32) -> Done {
        let shown = (self.town.moderator, number, PostState::Live);
        let moment = self.moment();
        acts::put_out_of_sight(&mut self.conn, thread, shown, &moment).await.map(drop)
    }

    /// From this moment on, without a stand-in.
    pub(super) async fn fall_ill(&mut self, place: usize, days: i64) -> Done {
        let (now, ends_at) = (self.now, self.now + TimeDelta::days(days));
        let Some(agent) = self.town.agents.get_mut(place) else { return Ok(()) };
        agent.away.push((now, ends_at));
        self.tally.ill += 1;
        let absence =
            Absence { id: 0, member: agent.id, name: String::new(), starts_at: now, ends_at, stand_in: None };
        Ok(say_away(&mut self.conn, &absence, self.town.admin, now).await?)
    }

    /// They work here no more: somebody else answers for what was theirs.
    pub(super) async fn leave(&mut self, place: usize) -> Done {
        let Some(agent) = self.town.agents.get_mut(place) else { return Ok(()) };
        agent.left = true;
        let id = agent.id;
        self.tally.left += 1;
        for role in queries::role_rows(&mut self.conn, id).await? {
            crate::accounts::roles::revoke(&mut self.conn, id, role, self.town.admin, self.now).await?;
        }
        Ok(())
    }

    /// An admin promises longer times on a board.
    pub(super) async fn promise_otherwise(&mut self, place: usize) -> Done {
        let Some(board) = self.town.boards.get(place) else { return Ok(()) };
        let promises = town::promises(board, self.group, 2);
        let made = targets::set_targets(&mut self.conn, board.id, &promises, self.town.admin, self.now).await;
        made.map(drop).map_err(|e| SimulationError::Model(e.to_string()))
    }

    /// An admin notes that the next day but one is a holiday.
    pub(super) async fn note_holiday(&mut self, place: usize) -> Done {
        let Some((calendar, _)) = self.town.boards.get(place).and_then(|board| board.calendar) else {
            return Ok(());
        };
        let day = (self.now + TimeDelta::days(2)).date_naive();
        let (name, hours) = town::with_holiday(place, day)?;
        let all = calendars::all(&mut self.conn).await?;
        let Some(held) = all.into_iter().find(|held| held.id == calendar) else { return Ok(()) };
        let by = self.town.admin;
        let changed = targets::change_calendar(&mut self.conn, &held, &name, &hours, by, self.now).await;
        changed.map(drop).map_err(|e| SimulationError::Model(e.to_string()))
    }
}
