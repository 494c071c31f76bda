//! The rule of who may read a thread says the same in SQL and in Rust.

use std::collections::BTreeSet;

use askwell::db::schema::{member_roles, threads};
use askwell::db::{AudienceId, BoardId, Conn, MemberId, ThreadId};
use askwell::site::Site;
use askwell::viewer::{Grant, Member, Role, Viewer};
use askwell::visibility::{Facts, Hidden, may_read, readable};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Nullable};
use diesel_async::RunQueryDsl;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::support::TestApp;

const MEMBERS: i64 = 4;
const VIEWERS: usize = 60;
const THREADS: usize = 120;

#[derive(Debug, Clone)]
struct Looking {
    member: Option<i64>,
    roles: Vec<(Role, Option<usize>)>,
}

fn looking() -> impl Strategy<Value = Looking> {
    let role = prop_oneof![Just(Role::Agent), Just(Role::Moderator), Just(Role::Lead), Just(Role::Admin)];
    // An admin is one for the whole site, as the table says.
    let grant = (role, proptest::option::weighted(0.7, 0..3_usize))
        .prop_map(|(role, board)| (role, board.filter(|_| role != Role::Admin)));
    (proptest::option::weighted(0.8, 1..=MEMBERS), proptest::collection::vec(grant, 0..3))
        .prop_map(|(member, roles)| Looking { member, roles })
}

fn viewer(looking: &Looking, boards: &[BoardId], site: &Site) -> Viewer {
    let grants = looking
        .roles
        .iter()
        .map(|(role, board)| Grant { role: *role, board: board.map(|at| boards[at]) })
        .collect();
    let member = looking.member.map(|id| Member {
        id: MemberId(id),
        handle: format!("m{id}"),
        name: format!("Member {id}"),
        confirmed: true,
        grants,
        shortcuts: true,
        unread: 0,
    });
    Viewer::new(member, &site.rules)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_statement_and_the_function_agree_on_every_thread() {
    let app = TestApp::start().await;
    for id in 1..=MEMBERS {
        app.customer(&format!("Person{id}")).await;
    }
    let boards = [
        BoardId(app.board_for("open", "Open", "public").await),
        BoardId(app.board_for("inner", "Inner", "members").await),
        BoardId(app.board_for("staff", "Staff", "staff").await),
    ];
    let mut conn = app.conn().await;
    let site = Site::load(&mut conn).await.unwrap();
    let audiences: Vec<AudienceId> = site.rules.iter().map(|rule| rule.id).collect();
    let mut runner = TestRunner::deterministic();
    let thread = (0..boards.len(), 0..audiences.len(), 1..=MEMBERS, any::<bool>());
    let mut inserted = Vec::new();
    for _ in 0..THREADS {
        let (board, audience, author, hidden) = thread.new_tree(&mut runner).unwrap().current();
        let facts = Facts {
            audience: audiences[audience],
            author: MemberId(author),
            board: boards[board],
            hidden: if hidden { Hidden::Yes } else { Hidden::No },
        };
        inserted.push((insert(&mut conn, facts).await, facts));
    }
    for _ in 0..VIEWERS {
        let looking = looking().new_tree(&mut runner).unwrap().current();
        let viewer = viewer(&looking, &boards, &site);
        let by_statement: Vec<ThreadId> =
            threads::table.filter(readable(&viewer)).select(threads::id).load(&mut conn).await.unwrap();
        let by_statement: BTreeSet<ThreadId> = by_statement.into_iter().collect();
        let by_function: BTreeSet<ThreadId> =
            inserted.iter().filter(|(_, facts)| may_read(&viewer, *facts)).map(|(id, _)| *id).collect();
        assert_eq!(by_statement, by_function, "{looking:?}");
        if let Some(member) = viewer.member() {
            let known = known(&mut conn, member).await;
            assert_eq!(known.audiences, viewer.audiences(), "who is written to: {looking:?}");
            let set = |boards: Vec<BoardId>| boards.into_iter().collect::<BTreeSet<_>>();
            assert_eq!(known.staffed.map(set), viewer.staff_boards().map(set), "{looking:?}");
        }
    }
}

/// What the database knows of a member to whom it writes.
#[derive(QueryableByName)]
struct Known {
    #[diesel(sql_type = Array<BigInt>)]
    audiences: Vec<AudienceId>,
    #[diesel(sql_type = Nullable<Array<BigInt>>)]
    staffed: Option<Vec<BoardId>>,
}

async fn known(conn: &mut Conn, member: &Member) -> Known {
    diesel::delete(member_roles::table.filter(member_roles::member_id.eq(member.id)))
        .execute(conn)
        .await
        .unwrap();
    for grant in &member.grants {
        let at = crate::support::app::start_of_time();
        diesel::insert_into(member_roles::table)
            .values((
                member_roles::member_id.eq(member.id),
                member_roles::role.eq(grant.role),
                member_roles::board_id.eq(grant.board),
                member_roles::granted_at.eq(at),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await
            .unwrap();
    }
    diesel::sql_query(
        "select array(select unnest(audiences_of($1)) order by 1) as audiences, staffed_by($1) as staffed",
    )
    .bind::<BigInt, _>(member.id)
    .get_result(conn)
    .await
    .unwrap()
}

async fn insert(conn: &mut Conn, facts: Facts) -> ThreadId {
    let at = crate::support::app::start_of_time();
    diesel::insert_into(threads::table)
        .values((
            threads::board_id.eq(facts.board),
            threads::audience_id.eq(facts.audience),
            threads::author_id.eq(facts.author),
            threads::kind.eq("discussion"),
            threads::title.eq("A thread"),
            threads::slug.eq("a-thread"),
            threads::lang.eq("en"),
            threads::excerpt.eq(""),
            threads::created_at.eq(at),
            threads::last_post_at.eq(at),
            threads::last_number.eq(1),
            threads::replies.eq(0),
            threads::hidden_at.eq((facts.hidden == Hidden::Yes).then_some(at)),
        ))
        .returning(threads::id)
        .get_result(conn)
        .await
        .unwrap()
}
