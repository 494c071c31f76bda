//! What the desk is narrowed to beside its view. Words stand in statements as they are, since an index may be for one of
//! them; numbers and times are bound.

use chrono::TimeDelta;

use super::View;
use crate::db::enums::UnknownName;
use crate::db::{BoardId, GroupId, MemberId};
use crate::events::Urgency;
use crate::ledger::LedgerState;
use crate::text::lang::Lang;
use crate::text_enum;

text_enum! {
    /// Only what has waited longer than this.
    pub enum Waited {
        /// An hour.
        Hour = "1h",
        /// A day.
        Day = "1d",
        /// Three days.
        ThreeDays = "3d",
        /// A week.
        Week = "1w",
    }
}

/// Rows that are looked at one by one. Of more the desk is walked, and soon meets some that fit.
pub(in crate::desk) const FEW_MAX: i64 = 1_000;

impl Waited {
    /// How long that is, in plain time.
    pub fn time(self) -> TimeDelta {
        match self {
            Self::Hour => TimeDelta::hours(1),
            Self::Day => TimeDelta::days(1),
            Self::ThreeDays => TimeDelta::days(3),
            Self::Week => TimeDelta::days(7),
        }
    }
}

/// Whose rows are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OwnerFilter {
    /// Everybody's and nobody's.
    #[default]
    Any,
    /// Nobody's.
    Nobody,
    /// The viewer's.
    Me,
    /// A colleague's.
    Colleague(MemberId),
}

impl OwnerFilter {
    /// The colleague; nobody has number 0.
    pub fn colleague(self) -> MemberId {
        if let Self::Colleague(id) = self { id } else { MemberId(0) }
    }
}

impl std::fmt::Display for OwnerFilter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Any => Ok(()),
            Self::Nobody => f.write_str("nobody"),
            Self::Me => f.write_str("me"),
            Self::Colleague(id) => id.fmt(f),
        }
    }
}

impl std::str::FromStr for OwnerFilter {
    type Err = UnknownName;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "" => Ok(Self::Any),
            "nobody" => Ok(Self::Nobody),
            "me" => Ok(Self::Me),
            id => id.parse().map(Self::Colleague).map_err(|_| UnknownName),
        }
    }
}

/// The view, and what it is narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Narrowed {
    /// The saved view.
    pub view: View,
    /// Only this board.
    pub board: Option<BoardId>,
    /// Only so urgent.
    pub urgency: Option<Urgency>,
    /// Only these owners'.
    pub owner: OwnerFilter,
    /// Only what has waited so long.
    pub waited: Option<Waited>,
    /// Only in this language.
    pub lang: Option<Lang>,
    /// Only in this state; never closed.
    pub state: Option<LedgerState>,
    /// Only of askers in this group.
    pub group: Option<GroupId>,
}

impl Narrowed {
    /// The view alone.
    pub fn to_view(view: View) -> Self {
        Self {
            view,
            board: None,
            urgency: None,
            owner: OwnerFilter::Any,
            waited: None,
            lang: None,
            state: None,
            group: None,
        }
    }

    /// Whether it is more than the view.
    pub fn is_filtered(&self) -> bool {
        *self != Self::to_view(self.view)
    }

    /// Whether an index has just what fits over all boards, so that they need not be walked one by one.
    pub(in crate::desk) fn has_own_index(&self) -> bool {
        self.view.has_own_index()
            || matches!(self.owner, OwnerFilter::Me | OwnerFilter::Colleague(_))
            || self.urgency.is_some_and(|urgency| urgency != Urgency::Normal)
    }

    /// The statement that finds what one of the filters leaves, up to one more than [`FEW_MAX`], where no index has the rows
    /// in the desk's order: the filter that may leave the fewest.
    pub(in crate::desk) fn few(&self, bound: &Bound) -> Option<String> {
        if self.has_own_index() {
            return None;
        }
        let (from, order) = if self.group.is_some() {
            let of_group = format!("m.group_id = {}", bound.group);
            let asked = "customer_group_members m join ledger l on l.asker_id = m.member_id";
            (format!("{asked} where {of_group}"), "m.member_id")
        } else if self.waited.is_some() {
            (format!("ledger l where l.waiting_since <= {}", bound.since), "l.waiting_since")
        } else {
            (format!("ledger l where l.lang = '{}'", self.lang?.tag()), "l.waiting_since")
        };
        let most = FEW_MAX.saturating_add(1);
        // In the order of an index: without one the planner might look for them among all that is closed.
        Some(format!("select l.* from {from} and l.next_due is not null order by {order} limit {most}"))
    }

    /// As a condition on `ledger l`, but for the board. Its values are [`Bound`]'s.
    pub(in crate::desk) fn condition(&self, bound: &Bound) -> String {
        let mut parts = vec![match (self.view, self.state) {
            // All that waits on staff, unless another state is asked for.
            (View::All, Some(_)) => "l.next_due is not null".to_owned(),
            (view, _) => view.condition(bound),
        }];
        if let Some(state) = self.state {
            parts.push(format!("l.state = '{state}'"));
        }
        if let Some(urgency) = self.urgency {
            // An index has what is urgent.
            let raised = if urgency == Urgency::Normal { "" } else { " and l.urgency <> 'normal'" };
            parts.push(format!("l.urgency = '{urgency}'{raised}"));
        }
        if let Some(lang) = self.lang {
            parts.push(format!("l.lang = '{}'", lang.tag()));
        }
        if self.waited.is_some() {
            parts.push(format!("l.waiting_since <= {}", bound.since));
        }
        if self.group.is_some() {
            // `is true` keeps it a look into a hash for each row of the walk: as a join it would cost ten times that.
            let members = format!(
                "select m.member_id from customer_group_members m where m.group_id = {}",
                bound.group
            );
            parts.push(format!("(l.asker_id in ({members})) is true"));
        }
        match self.owner {
            OwnerFilter::Any => {}
            OwnerFilter::Nobody => parts.push(bound.free()),
            OwnerFilter::Me => parts.push(bound.owned_by(&bound.viewer)),
            OwnerFilter::Colleague(_) => parts.push(bound.owned_by(&bound.owner)),
        }
        parts.join(" and ")
    }
}

/// How a statement names its values: placeholders, or the values themselves.
#[derive(Debug, Clone)]
pub(in crate::desk) struct Bound {
    /// The time.
    pub now: String,
    /// Who looks.
    pub viewer: String,
    /// The colleague.
    pub owner: String,
    /// The customer group.
    pub group: String,
    /// What waits since then, or longer.
    pub since: String,
    /// The rank that is walked, where ranks are walked one by one.
    pub rank: Option<&'static str>,
    /// The state that is walked, where states are walked one by one.
    pub state: Option<LedgerState>,
}

impl Bound {
    /// Nobody answers for it. Claims that have ended are few: an index has them with what nobody has.
    pub(in crate::desk) fn free(&self) -> String {
        format!(
            "(l.owner_id is null or l.claim_expires_at is not null)
                and (l.owner_id is null or l.claim_expires_at <= {})",
            self.now
        )
    }

    /// Its deadline has come by then. With the rank only an index in the desk's order can serve: others know too little of
    /// a row.
    pub(in crate::desk) fn due_by(&self, time: &str) -> String {
        match self.rank {
            Some(rank) => format!("(l.desk_rank, l.next_due) <= ({rank}, {time})"),
            None => format!("l.next_due <= {time}"),
        }
    }

    /// This member answers for it.
    pub(in crate::desk) fn owned_by(&self, member: &str) -> String {
        let running = format!("(l.claim_expires_at is null or l.claim_expires_at > {})", self.now);
        format!("l.owner_id = {member} and {running}")
    }
}
