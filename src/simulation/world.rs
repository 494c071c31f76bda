//! The model community while it lives: who is there, what each question is like, what was counted.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::QueryResult;

use super::acts::Moment;
use super::agenda::{Agenda, Intent, whole_minute};
use super::checks::Fault;
use super::dice::Dice;
use super::report::Tally;
use super::town::Town;
use crate::boards::Board;
use crate::db::{Conn, GroupId, MemberId, ThreadId};
use crate::ledger::{self, LedgerState, Settings};
use crate::viewer::AudienceRule;

/// What a question is like.
#[derive(Debug, Clone)]
pub(super) struct Case {
    /// Who asked.
    pub(super) asker: MemberId,
    /// Which of the boards.
    pub(super) board: usize,
    /// Nobody wants to answer it: all pass it by until an alarm calls them, or until it is late for ten days.
    pub(super) is_hard: bool,
    /// Its asker never comes back.
    pub(super) is_left_alone: bool,
    /// Only its asker and the board's staff read it.
    pub(super) is_private: bool,
    /// It asks what another one asked.
    pub(super) is_double: bool,
    /// It was merged into that one, whose answer it waits for.
    pub(super) is_child: bool,
    /// How often the asker will still say that it is not solved.
    pub(super) complaints: u8,
    /// Whether the asker is going to look at it.
    pub(super) looks: bool,
    /// How often staff tried to reach the asker.
    pub(super) attempts: u8,
}

/// All of it.
pub(super) struct World {
    pub(super) conn: Conn,
    pub(super) town: Town,
    pub(super) dice: Dice,
    pub(super) agenda: Agenda,
    pub(super) cases: BTreeMap<ThreadId, Case>,
    pub(super) boards: Vec<Board>,
    pub(super) rules: Vec<AudienceRule>,
    pub(super) settings: Settings,
    /// Who has a contract.
    pub(super) group: GroupId,
    pub(super) now: DateTime<Utc>,
    pub(super) tally: Tally,
}

impl World {
    pub(super) fn moment(&self) -> Moment {
        Moment { now: self.now, settings: self.settings }
    }

    /// What somebody did must have left the question waiting for whom it should: known without the ledger's rules.
    pub(super) async fn must_wait(
        &mut self,
        thread: ThreadId,
        state: LedgerState,
        why: &str,
    ) -> QueryResult<()> {
        let row = ledger::queries::row(&mut self.conn, thread.into()).await?;
        let Some(row) = row.filter(|row| row.state != state) else { return Ok(()) };
        let what = format!("{why}, and it is {} instead of {state}", row.state);
        self.tally.find(vec![Fault::of(thread.into(), &what)]);
        Ok(())
    }

    /// The asker looks at their question after some time, unless they are about to.
    pub(super) fn plan_look(&mut self, thread: ThreadId, most_minutes: i64) {
        let at = whole_minute(self.now) + self.dice.minutes(5, most_minutes);
        let Some(case) = self.cases.get_mut(&thread).filter(|case| !case.looks) else { return };
        case.looks = true;
        self.agenda.plan(at, Intent::Look(thread));
    }
}
