//! A question that goes on by phone, letter or e-mail: it stays with whoever gets in touch, and its next step is the call,
//! until that came to something or is called off.

use chrono::{DateTime, Utc};

use super::model::{LedgerState, Row, Target};
use crate::db::MemberId;

impl Row {
    /// While somebody is in touch with the asker, what is written in the thread changes nothing of whom it waits for.
    pub(super) fn goes_on_in_the_thread(&self) -> bool {
        matches!(self.state, LedgerState::WaitingStaff | LedgerState::WaitingAsker)
    }

    /// By phone, letter or e-mail: both clocks stop, and what comes next is the call. Told again it is put off or handed on.
    pub(super) fn escalate(
        &mut self,
        owner: MemberId,
        due: DateTime<Utc>,
        at: DateTime<Utc>,
        target: &Target,
    ) {
        if self.state != LedgerState::Escalated {
            self.stop_clocks(at, target);
            self.state = LedgerState::Escalated;
            self.waiting_since = at;
        }
        self.own(owner, None);
        self.next_due = Some(due);
    }

    /// Whoever writes has it, unless somebody is to get in touch: that stays theirs.
    pub(super) fn answers_for(&mut self, by: MemberId) {
        if self.state != LedgerState::Escalated {
            self.own(by, None);
        }
    }

    /// Whoever takes over a call has it for good: it must not fall to nobody in half an hour.
    pub(super) fn claim(&mut self, by: MemberId, until: DateTime<Utc>) {
        let until = Some(until).filter(|_| self.state != LedgerState::Escalated);
        self.own(by, until);
    }
}
