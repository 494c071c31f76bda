//! Whoever is looking at a page, with their rights. Built once per request; every read of people's content takes it.

use std::collections::BTreeSet;

use crate::db::{AudienceId, BoardId, MemberId};
use crate::text_enum;

text_enum! {
    /// What a member may be besides a customer, for the site or for a board.
    pub enum Role {
        /// Answers, drafts articles, publishes in the sections they own.
        Agent = "agent",
        /// Reviews, moves, hides, removes.
        Moderator = "moderator",
        /// An agent who leads a board.
        Lead = "lead",
        /// Has all rights, always for the whole site.
        Admin = "admin",
    }
}

text_enum! {
    /// The reader's choice of colours.
    pub enum Theme {
        /// As the device says.
        System = "system",
        /// Light.
        Light = "light",
        /// Dark.
        Dark = "dark",
    }
}

/// A role and where it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// The board; `None` for the whole site.
    pub board: Option<BoardId>,
}

impl Grant {
    /// Whether whoever has it answers for the board: agent, lead or admin, there or on the whole site.
    pub fn answers_for(&self, board: BoardId) -> bool {
        let role = matches!(self.role, Role::Agent | Role::Lead | Role::Admin);
        role && self.board.is_none_or(|own| own == board)
    }
}

/// The signed-in part of a viewer.
#[derive(Debug, Clone)]
pub struct Member {
    /// The account.
    pub id: MemberId,
    /// Public name in addresses.
    pub handle: String,
    /// Name people read.
    pub name: String,
    /// Whether the address was confirmed; who has not may read, not write.
    pub confirmed: bool,
    /// Roles beyond customer.
    pub grants: Vec<Grant>,
    /// Whether single-key shortcuts are on.
    pub shortcuts: bool,
    /// Unread notifications, for the bell.
    pub unread: i64,
}

/// A guest or a member, with the audiences they belong to.
#[derive(Debug, Clone, Default)]
pub struct Viewer {
    member: Option<Member>,
    audiences: BTreeSet<AudienceId>,
}

/// Which audience a rule names; read from the small rules table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AudienceRule {
    /// The audience.
    pub id: AudienceId,
    /// Who belongs to it.
    pub rule: Rule,
    /// The board whose staff it means; `None`: the whole site's.
    pub board: Option<BoardId>,
}

text_enum! {
    /// Who belongs to an audience.
    pub enum Rule {
        /// Everybody.
        Public = "public",
        /// Whoever is signed in.
        Members = "members",
        /// Staff of the board, or of the site.
        Staff = "staff",
    }
}

/// Whether one audience holds people whom the other does not; of an unknown one that is always feared.
pub fn is_wider(rules: &[AudienceRule], one: AudienceId, other: AudienceId) -> bool {
    let rule = |audience| rules.iter().find(|rule| rule.id == audience);
    let (Some(wide), Some(narrow)) = (rule(one), rule(other)) else { return one != other };
    match (wide.rule, narrow.rule) {
        (_, Rule::Public) | (Rule::Members, Rule::Members) => false,
        (Rule::Public, Rule::Members) | (Rule::Public | Rule::Members, Rule::Staff) => true,
        // The staff of a board are among the site's, but not among those of another board.
        (Rule::Staff, Rule::Members) => false,
        (Rule::Staff, Rule::Staff) => narrow.board.is_some() && wide.board != narrow.board,
    }
}

impl Viewer {
    /// A viewer's audiences follow from the rules and, for members, their roles.
    pub fn new(member: Option<Member>, rules: &[AudienceRule]) -> Self {
        let belongs = |rule: &&AudienceRule| match (rule.rule, &member) {
            (Rule::Public, _) | (Rule::Members, Some(_)) => true,
            (Rule::Members | Rule::Staff, None) => false,
            (Rule::Staff, Some(member)) => member.is_staff_for(rule.board),
        };
        let audiences = rules.iter().filter(belongs).map(|rule| rule.id).collect();
        Self { member, audiences }
    }

    /// The signed-in member.
    pub fn member(&self) -> Option<&Member> {
        self.member.as_ref()
    }

    /// The signed-in member's id.
    pub fn member_id(&self) -> Option<MemberId> {
        self.member.as_ref().map(|member| member.id)
    }

    /// Whether nobody is signed in.
    pub fn is_guest(&self) -> bool {
        self.member.is_none()
    }

    /// Whether this is the member.
    pub fn is(&self, id: MemberId) -> bool {
        self.member_id() == Some(id)
    }

    /// The audiences as SQL takes them.
    pub fn audiences(&self) -> Vec<AudienceId> {
        self.audiences.iter().copied().collect()
    }

    /// Whether the viewer belongs to the audience.
    pub fn belongs_to(&self, audience: AudienceId) -> bool {
        self.audiences.contains(&audience)
    }

    /// Whether the viewer is staff anywhere: the desk is theirs.
    pub fn is_staff(&self) -> bool {
        self.member.as_ref().is_some_and(|member| !member.grants.is_empty())
    }

    /// Whether the viewer is staff of the board (site roles count everywhere).
    pub fn is_staff_of(&self, board: BoardId) -> bool {
        self.member.as_ref().is_some_and(|member| member.is_staff_for(Some(board)))
    }

    /// Whether the viewer answers for the board: agent, lead or admin. A moderator replies as a customer.
    pub fn answers_for(&self, board: BoardId) -> bool {
        self.member.as_ref().is_some_and(|member| member.grants.iter().any(|grant| grant.answers_for(board)))
    }

    /// Whether the viewer has one of the roles on the board or on the site.
    pub fn has(&self, roles: &[Role], board: BoardId) -> bool {
        self.member.as_ref().is_some_and(|member| {
            member.grants.iter().any(|g| roles.contains(&g.role) && g.board.is_none_or(|b| b == board))
        })
    }

    /// Whether the viewer has all rights.
    pub fn is_admin(&self) -> bool {
        self.member.as_ref().is_some_and(|member| member.grants.iter().any(|g| g.role == Role::Admin))
    }

    /// The boards the viewer is staff of; `None`: all of them.
    pub fn staff_boards(&self) -> Option<Vec<BoardId>> {
        let grants = self.member.as_ref().map(|m| m.grants.as_slice()).unwrap_or_default();
        if grants.iter().any(|g| g.board.is_none()) {
            return None;
        }
        Some(grants.iter().filter_map(|g| g.board).collect())
    }

    /// The boards of a list for staff: those the viewer is staff of, only `board` where it is one of them; `None`: all.
    pub fn staff_boards_or(&self, board: Option<BoardId>) -> Option<Vec<BoardId>> {
        match (self.staff_boards(), board) {
            (own, None) => own,
            (None, Some(board)) => Some(vec![board]),
            (Some(own), Some(board)) => Some(own.into_iter().filter(|own| *own == board).collect()),
        }
    }
}

impl Member {
    fn is_staff_for(&self, board: Option<BoardId>) -> bool {
        self.grants.iter().any(|grant| match (grant.board, board) {
            (None, _) | (Some(_), None) => true,
            (Some(own), Some(asked)) => own == asked,
        })
    }
}

/// Proof that a read past the visibility rule was meant: only followers, jobs and commands make one.
#[derive(Debug, Clone, Copy)]
pub struct System(());

impl System {
    /// Says why nobody in particular is looking.
    pub fn because(_why: &'static str) -> Self {
        Self(())
    }
}
