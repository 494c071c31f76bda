//! The demo community.

use askwell::demo::{self, DemoError};

use crate::import::assert_ledger_agrees;
use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_forum_becomes_a_community_whose_ledger_is_right() {
    let app = TestApp::start_fresh().await;
    // As the command does: the site starts once its events are numbered.
    app.sql("truncate event_positions").await;
    let mut conn = app.conn().await;
    let figures = demo::fill(&mut conn, app.clock.now()).await.unwrap();
    while askwell::events::stamp::stamp(&mut conn).await.unwrap() > 0 {}
    drop(conn);
    app.settle().await;
    assert_eq!((figures.members, figures.boards, figures.threads, figures.articles), (15, 6, 87, 25));
    assert_eq!(app.count("select 1 from threads").await, 87);
    assert_eq!(app.count("select 1 from posts").await, i64::try_from(figures.posts).unwrap());
    for state in ["waiting_staff", "waiting_asker", "closed"] {
        assert!(app.count(&format!("select 1 from ledger where state = '{state}'")).await >= 5, "{state}");
    }
    assert_eq!(app.count("select 1 from ledger where outcome = 'answered_in_faq'").await, 1);
    for outcome in ["accepted", "verified", "withdrawn", "presumed_solved"] {
        assert!(
            app.count(&format!("select 1 from ledger where outcome = '{outcome}'")).await >= 2,
            "{outcome}"
        );
    }
    let now = app.clock.now().to_rfc3339();
    let over = format!("select 1 from ledger where state = 'waiting_staff' and next_due < '{now}'");
    let in_time = format!("select 1 from ledger where state = 'waiting_staff' and next_due >= '{now}'");
    assert!(app.count(&over).await >= 4 && app.count(&in_time).await >= 8);
    assert_eq!(app.count("select 1 from ledger where asked_back_at is not null").await, 2);
    assert_eq!(
        app.count(&format!("select 1 from posts where created_at > '{now}'")).await,
        0,
        "nothing is in the future"
    );
    let silent = format!("select 1 from ledger where state = 'waiting_asker' and next_due < '{now}'");
    assert_eq!(app.count(&silent).await, 0, "every reminder that was due has been told");
    assert!(app.mails().is_empty(), "nobody is told");
    assert_eq!(app.count("select 1 from articles where lang <> 'en'").await, 9);
    assert_eq!(app.count("select 1 from threads where article_id is not null").await, 9);
    assert_eq!(app.count("select 1 from members where accepted_answers > 0").await, 6);
    let urgent = "select 1 from targets where replaced_at is null and urgency <> 'normal'";
    assert_eq!((app.count(urgent).await, app.count("select 1 from customer_group_members").await), (2, 2));
    let misplaced = "select 1 from ledger where next_due is not null and target_of_question(question_id, null, null) <> target_id";
    assert_eq!(app.count(misplaced).await, 0, "all stand under what is promised");
    // What goes on by phone, letter and e-mail, one of them late and without consent; promises of every standing.
    assert_eq!(app.count("select 1 from ledger where state = 'escalated'").await, 3);
    assert_eq!(
        app.count(&format!("select 1 from ledger where state = 'escalated' and next_due < '{now}'")).await,
        1
    );
    assert_eq!(app.count("select 1 from contact_consents where ended_at is null").await, 3);
    for standing in [
        "kept_at is not null",
        "withdrawn_at is not null",
        "cardinality(former) = 1",
        "kept_at is null and withdrawn_at is null and due_at < '2026-11-02T09:00:00Z'",
    ] {
        assert_eq!(app.count(&format!("select 1 from commitments where {standing}")).await, 1, "{standing}");
    }
    assert_ledger_agrees(&app).await;
    let proof = askwell::threads::self_check::run(&mut app.conn().await, |_| {}).await.unwrap();
    assert!(proof.differences.is_empty(), "{:?}", proof.differences);
    every_way_in_which_a_question_goes_on(&app).await;
    something_to_moderate_and_to_finish(&app).await;
}

async fn every_way_in_which_a_question_goes_on(app: &TestApp) {
    for (way, sql) in [
        ("resolved by phone", "select 1 from ledger where outcome = 'escalation_resolved'"),
        (
            "called off",
            "select 1 from escalations e join ledger l using (question_id) where e.ended_how = 'called_off' and l.state = 'waiting_asker'",
        ),
        ("a child whose asker said yes", "select 1 from ledger where outcome = 'merged'"),
        (
            "one whose asker said no",
            "select 1 from ledger l join threads t on t.id = l.question_id where t.title like 'The lamp on the terrace%' and l.state = 'waiting_staff' and not exists (select from merges m where m.child_id = t.id)",
        ),
        (
            "reopened with a reason",
            "select 1 from ledger l join posts p on p.thread_id = l.question_id where l.state = 'waiting_staff' and l.reopened = 1 and p.body like 'That held for a week%'",
        ),
        (
            "removed and out of sight",
            "select 1 from ledger l join threads t on t.id = l.question_id where l.outcome = 'removed' and t.hidden_at is not null",
        ),
        (
            "up the ladder",
            "select question_id from ladder_taken group by question_id having array_agg(percent order by at) @> '{75,100}' and min(at) < max(at)",
        ),
    ] {
        assert_eq!(app.count(sql).await, 1, "{way}");
    }
    assert!(app.count("select 1 from ratings where rated_at is not null").await >= 10, "rated");
    let guest = app.guest();
    let told =
        app.number("select question_id as count from ledger where outcome = 'escalation_resolved'").await;
    let page = guest.get(&format!("/t/{told}")).await.ok().saying("Ola, we spoke on the phone");
    assert!(!page.body.contains("6555"), "the number is on no page");
    let removed = app.number("select question_id as count from ledger where outcome = 'removed'").await;
    assert_eq!(guest.get(&format!("/t/{removed}")).await.status, 404);
}

async fn something_to_moderate_and_to_finish(app: &TestApp) {
    let admin = app.admin("Grace").await;
    let reported = admin.get("/moderation").await.ok();
    assert!(
        reported.says("Sunrise clocks of all kinds") && reported.says("coffee machines"),
        "{}",
        reported.text()
    );
    assert_eq!(app.count("select 1 from posts where state = 'hidden'").await, 2);
    assert_eq!(app.count("select 1 from posts where revisions = 1 and edited_at is not null").await, 2);
    admin.get("/faq-drafts").await.ok().saying("Something is missing from my parcel");
}

#[tokio::test(flavor = "multi_thread")]
async fn where_somebody_is_already_the_demo_is_refused() {
    let app = TestApp::start().await;
    app.customer("Ada").await;
    let refused = demo::fill(&mut app.conn().await, app.clock.now()).await;
    assert!(matches!(refused, Err(DemoError::NotEmpty)));
    assert_eq!(app.count("select 1 from threads").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn measuring_fills_as_much_as_was_asked_for() {
    let app = TestApp::start().await;
    let size = demo::bench::Size { boards: 3, threads: 120, posts: 500, members: 20 };
    let written = demo::bench::fill(&mut app.conn().await, size, app.clock.now(), &mut |_| ()).await.unwrap();
    assert_eq!(written, 500);
    assert_eq!(app.count("select 1 from posts").await, 500);
    assert_eq!(app.count("select distinct lang from posts").await, 3);
    assert_ledger_agrees(&app).await;
}
