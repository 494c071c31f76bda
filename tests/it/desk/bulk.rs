//! Several questions of the desk at once.

use chrono::TimeDelta;

use crate::support::TestApp;
use crate::support::app::Browser;
use crate::support::page::Page;
use crate::threads::ask;

async fn several(asker: &Browser, count: usize) -> Vec<i64> {
    let mut ids = Vec::new();
    for n in 1..=count {
        ids.push(ask(asker, "orders", &format!("Question number {n}")).await.1);
    }
    ids
}

async fn bulk(by: &Browser, picked: &[i64], with: &[(&str, &str)]) -> Page {
    sent(by, picked, with).await.ok()
}

async fn refused(by: &Browser, picked: &[i64], with: &[(&str, &str)]) -> Page {
    let page = sent(by, picked, with).await;
    assert_eq!(page.status, 422, "{}", page.text());
    page
}

async fn sent(by: &Browser, picked: &[i64], with: &[(&str, &str)]) -> Page {
    let ids: Vec<String> = picked.iter().map(i64::to_string).collect();
    let picks = ids.iter().map(|id| ("pick", id.as_str()));
    let fields: Vec<(&str, &str)> = picks.chain(with.iter().copied()).collect();
    by.post("/desk/bulk", &fields).await
}

fn id_of(handle: &str) -> String {
    format!("select id as count from members where handle = '{handle}'")
}

async fn owned(app: &TestApp, handle: &str) -> usize {
    let sql =
        format!("select 1 from ledger l join members m on m.id = l.owner_id where m.handle = '{handle}'");
    usize::try_from(app.count(&sql).await).unwrap()
}

async fn agree(app: &TestApp) {
    app.settle().await;
    assert_eq!(app.count("select 1 from event_failures").await, 0);
    let report = askwell::threads::self_check::run(&mut app.conn().await, |_| {}).await.unwrap();
    assert!(report.differences.is_empty(), "{:?}", report.differences);
}

#[tokio::test(flavor = "multi_thread")]
async fn several_are_given_to_a_colleague_and_who_is_answering_keeps_theirs() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let ann = app.customer("Ann").await;
    let (priya, kenji) = (app.agent("Priya").await, app.agent("Kenji").await);
    let lead = app.member("Lea", Some("lead")).await;
    let ids = several(&ann, 5).await;
    kenji.post(&format!("/desk/{}/claim", ids[0]), &[("on", "1")]).await.ok();
    let to = app.number(&id_of("priya")).await.to_string();
    let page = bulk(&lead, &ids, &[("do", "assign"), ("to", &to)]).await;
    let page = page.saying("4 assigned to Priya; 1 was left: Kenji is answering it.");
    assert_eq!((owned(&app, "priya").await, owned(&app, "kenji").await), (4, 1));
    assert_eq!(app.count("select 1 from events where kind = 'question_assigned'").await, 4);
    // It stands on the desk for ten minutes, and is not lost with the message.
    assert!(page.says("Until"), "{}", page.text());
    let desk = lead.get("/desk").await.ok();
    assert!(desk.says("this can be undone: 4 assigned."), "{}", desk.text());
    assert!(desk.statements() <= 6, "{} statements", desk.statements());
    assert!(!priya.get("/desk").await.ok().says("this can be undone"), "it is nobody else's");
    // Something happens to one of them.
    priya.post(&format!("/t/{}/posts", ids[1]), &[("body", "In the cellar.")]).await.ok();
    let undo = desk.attribute("form[action^='/desk/bulk/']", "action").unwrap();
    assert_eq!(priya.post(&undo, &[]).await.status, 404);
    lead.post(&undo, &[]).await.ok().saying("3 as before; 1 was left: something has happened to it since.");
    assert_eq!((owned(&app, "priya").await, owned(&app, "kenji").await), (1, 1));
    lead.post(&undo, &[]).await.ok().saying("This was undone already.");
    agree(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn claiming_letting_go_and_urgency_come_back_as_they_were() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let ann = app.customer("Ann").await;
    let (priya, kenji) = (app.agent("Priya").await, app.agent("Kenji").await);
    let ids = several(&ann, 3).await;
    kenji.post(&format!("/t/{}/posts", ids[0]), &[("body", "In the cellar.")]).await.ok();
    ann.post(&format!("/t/{}/posts", ids[0]), &[("body", "It is not there.")]).await.ok();
    let page = bulk(&priya, &ids, &[("do", "claim")]).await;
    let page = page.saying("2 are yours now; 1 was left: Kenji is answering it.");
    assert_eq!(owned(&app, "priya").await, 2);
    let undo = page.attribute("#flash form", "action").unwrap();
    priya.post(&undo, &[]).await.ok().saying("2 as before.");
    assert_eq!((owned(&app, "priya").await, owned(&app, "kenji").await), (0, 1));
    // Letting go: the claim comes back with the time it had.
    bulk(&priya, &ids[1..], &[("do", "claim")]).await;
    let until = "select extract(epoch from max(claim_expires_at))::bigint as count from ledger";
    let before = app.number(until).await;
    app.clock.advance(TimeDelta::minutes(5));
    let page = bulk(&priya, &ids, &[("do", "release")]).await;
    let page = page.saying("2 let go; 1 was left: Kenji is answering it.");
    let undo = page.attribute("#flash form", "action").unwrap();
    priya.post(&undo, &[]).await.ok().saying("2 as before.");
    assert_eq!((owned(&app, "priya").await, app.number(until).await), (2, before));
    // Urgency: what rules had said they say again.
    let page = bulk(&priya, &ids, &[("do", "urgency"), ("urgency", "high")]).await;
    let page = page.saying("3 with the urgency High.");
    assert_eq!(app.count("select 1 from ledger where urgency = 'high' and urgency_by is not null").await, 3);
    bulk(&priya, &ids, &[("do", "urgency"), ("urgency", "high")]).await.saying("3 stood so already");
    let undo = page.attribute("#flash form", "action").unwrap();
    priya.post(&undo, &[]).await.ok().saying("3 as before.");
    assert_eq!(app.count("select 1 from ledger where urgency = 'normal' and urgency_by is null").await, 3);
    agree(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn moved_ones_come_back_with_readers_and_owner_unless_it_is_too_late() {
    let app = TestApp::start().await;
    let (orders, setup) = (app.board("orders", "Orders").await, app.board("setup", "Setup").await);
    let ann = app.customer("Ann").await;
    let priya = app.agent("Priya").await;
    let ids = several(&ann, 2).await;
    priya.post(&format!("/t/{}/posts", ids[0]), &[("body", "In the cellar.")]).await.ok();
    let page = bulk(&priya, &ids, &[("do", "move"), ("board", "setup")]).await.saying("2 moved to Setup.");
    let on = |board: i64| {
        format!(
            "select 1 from ledger l join threads t on t.id = l.question_id where l.board_id = {board} and t.board_id = {board}"
        )
    };
    assert_eq!((app.count(&on(setup)).await, owned(&app, "priya").await), (2, 0));
    bulk(&priya, &ids, &[("do", "move"), ("board", "setup")]).await.saying("2 stood so already");
    let undo = page.attribute("#flash form", "action").unwrap();
    priya.post(&undo, &[]).await.ok().saying("2 as before.");
    assert_eq!((app.count(&on(orders)).await, owned(&app, "priya").await), (2, 1));
    let page = bulk(&priya, &ids, &[("do", "move"), ("board", "setup")]).await;
    let undo = page.attribute("#flash form", "action").unwrap();
    app.clock.advance(TimeDelta::minutes(11));
    priya.post(&undo, &[]).await.ok().saying("Ten minutes have passed");
    assert!(!priya.get("/desk").await.ok().says("can be undone"));
    assert_eq!(app.count(&on(setup)).await, 2);
    agree(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_may_not_do_to_a_question_is_not_done_by_the_way() {
    let app = TestApp::start().await;
    let orders = app.board("orders", "Orders").await;
    app.board("setup", "Setup").await;
    let ann = app.customer("Ann").await;
    let (priya, ola) = (app.agent("Priya").await, app.customer("Ola").await);
    app.sql(&format!("insert into member_roles (member_id, role, board_id, granted_at) select id, 'agent', {orders}, '2026-11-02T09:00:00Z' from members where handle = 'ola'")).await;
    let here = ask(&ann, "orders", "On orders").await.1;
    let elsewhere = ask(&ann, "setup", "On setup").await.1;
    let ended = ask(&ann, "orders", "Over and done").await.1;
    ann.post(&format!("/t/{ended}/outcome"), &[("says", "withdrawn"), ("page", "1")]).await.ok();
    let page = bulk(&ola, &[here, elsewhere, ended, 999_999], &[("do", "claim")]).await;
    let page = page.saying("1 is yours now").saying("1 was left: it waits no longer");
    page.saying("2 were left: you may not do this to them");
    // To another board only where one is staff too, to somebody only who answers for the board, from a colleague only as a lead.
    bulk(&ola, &[here], &[("do", "move"), ("board", "setup")])
        .await
        .saying("1 was left: you may not do this to it");
    let to = app.number(&id_of("ola")).await.to_string();
    bulk(&priya, &[elsewhere], &[("do", "assign"), ("to", &to)])
        .await
        .saying("1 was left: Ola does not answer for its board");
    bulk(&priya, &[here], &[("do", "assign"), ("to", &to)]).await.saying("1 was left: Ola is answering it");
    for (fields, said) in [
        (vec![("do", "claim")], "Select at least one question first."),
        (vec![("pick", "1"), ("do", "")], "Choose what is to be done."),
        (vec![("pick", "1"), ("do", "move"), ("board", "nowhere")], "Choose what is to be done."),
    ] {
        refused(&priya, &[], &fields).await.saying(said);
    }
    let many: Vec<i64> = (1..=51).collect();
    refused(&priya, &many, &[("do", "claim")]).await.saying("Select at most 50 questions.");
    // Rows are ticked one by one, or all at once by a link.
    let desk = priya.get("/desk").await.ok();
    assert_eq!(desk.count("input[name=pick][form=bulk]"), 2);
    assert_eq!(desk.count("input[name=pick][checked]"), 0);
    let all = desk.attribute("a[data-pick-all]", "href").unwrap();
    assert_eq!(priya.get(&all).await.ok().count("input[name=pick][checked]"), 2);
    // A moderator does none of it, and sees nothing of it.
    let sofia = app.member("Sofia", Some("moderator")).await;
    assert_eq!(sofia.get("/desk").await.ok().count("form#bulk, input[name=pick]"), 0);
    bulk(&sofia, &[here], &[("do", "release")]).await.saying("1 was left: you may not do this to it");
}

#[tokio::test(flavor = "multi_thread")]
async fn several_are_merged_into_one_of_them_and_split_off_again() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    app.board_for("inside", "Inside", "staff").await;
    let (ann, ben) = (app.customer("Ann").await, app.customer("Ben").await);
    let priya = app.agent("Priya").await;
    let ids = several(&ann, 3).await;
    let (_, other) = ask(&ben, "orders", "Where is my parcel?").await;
    let (_, secret) = ask(&priya, "inside", "A question among staff").await;
    app.settle().await;
    let children = |parent: i64| format!("select 1 from merges where parent_id = {parent}");
    let all: Vec<i64> = ids.iter().copied().chain([other]).collect();
    let into = |id: i64| id.to_string();
    let page = bulk(&priya, &all, &[("do", "merge"), ("into", &into(ids[0]))]).await;
    let page = page.saying("3 merged into “Question number 1”.");
    assert_eq!(app.count(&children(ids[0])).await, 3);
    ben.get(&format!("/t/{other}")).await.ok().saying("Asked before: Question number 1");
    // The same again changes nothing, and what is merged already is left.
    bulk(&priya, &all, &[("do", "merge"), ("into", &into(ids[0]))]).await.saying("3 stood so already");
    let page_two = bulk(&priya, &ids, &[("do", "merge"), ("into", &into(other))]).await;
    page_two.saying("3 were left: they are merged with others already");
    let undo = page.attribute("#flash form", "action").unwrap();
    // One is split off by hand meanwhile.
    priya.post(&format!("/t/{other}/split"), &[]).await.ok();
    priya.post(&undo, &[]).await.ok().saying("2 as before; 1 was left: something has happened to it since.");
    assert_eq!(app.count("select 1 from merges").await, 0);
    // By an address, and what does not fit is said.
    let address = format!("http://localhost/t/{}/question-number-1", ids[0]);
    bulk(&priya, &[other], &[("do", "merge"), ("into", &address)]).await.saying("1 merged into");
    for typed in ["", "nonsense", "999999"] {
        let page = refused(&priya, &ids, &[("do", "merge"), ("into", typed)]).await;
        page.saying("There is no question with that number or address");
    }
    let page = bulk(&priya, &ids[1..], &[("do", "merge"), ("into", &into(secret))]).await;
    page.saying("2 were left: who asked them may not read the other question");
    agree(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn merged_where_there_is_an_answer_each_asker_is_asked_and_that_is_undone_too() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya) = (app.customer("Ann").await, app.agent("Priya").await);
    let ids = several(&ann, 2).await;
    priya.post(&format!("/t/{}/posts", ids[0]), &[("body", "In the cellar."), ("do", "answer")]).await.ok();
    app.settle().await;
    let page = bulk(&priya, &ids[1..], &[("do", "merge"), ("into", &ids[0].to_string())]).await;
    app.settle().await;
    let asked =
        format!("select 1 from ledger where question_id = {} and proposed_outcome = 'merged'", ids[1]);
    assert_eq!(app.count(&asked).await, 1);
    priya.post(&page.attribute("#flash form", "action").unwrap(), &[]).await.ok().saying("1 as before.");
    assert_eq!(app.count(&asked).await, 0);
    agree(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn moved_ones_come_back_though_a_rota_and_rules_have_looked_at_them_since() {
    let app = TestApp::start().await;
    let (orders, setup) = (app.board("orders", "Orders").await, app.board("setup", "Setup").await);
    let (ann, priya, root) = (app.customer("Ann").await, app.agent("Priya").await, app.admin("Root").await);
    app.agent("Kim").await;
    let ids = several(&ann, 3).await;
    priya.post(&format!("/t/{}/posts", ids[0]), &[("body", "In the cellar.")]).await.ok();
    ann.post(&format!("/t/{}/posts", ids[0]), &[("body", "It is not there.")]).await.ok();
    app.settle().await;
    crate::rota::rota(&app, &root, setup, &["kim"]).await;
    let there = setup.to_string();
    let rule = [("name", "All"), ("urgency", "high"), ("owner", ""), ("words", "number"), ("board", &*there)];
    root.post("/admin/urgency", &rule).await.ok();
    let page = bulk(&priya, &ids, &[("do", "move"), ("board", "setup")]).await.saying("3 moved to Setup.");
    app.settle().await;
    assert_eq!(owned(&app, "kim").await, 3, "the rota gives them");
    assert_eq!(app.count("select 1 from ledger where urgency = 'high'").await, 3, "and a rule looks at them");
    // A colleague takes one of them up: that one is theirs.
    priya.post(&format!("/desk/{}/urgency", ids[2]), &[("urgency", "safety")]).await.ok();
    let undo = page.attribute("#flash form", "action").unwrap();
    let page = priya.post(&undo, &[]).await.ok();
    page.saying("2 as before; 1 was left: something has happened to it since.");
    let on = |board: i64| format!("select 1 from ledger where board_id = {board}");
    assert_eq!((app.count(&on(orders)).await, app.count(&on(setup)).await), (2, 1));
    assert_eq!(owned(&app, "priya").await, 1, "whoever had written answers for it again");
    agree(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn moved_ones_come_back_though_their_owner_does_not_answer_for_the_board_any_more() {
    let app = TestApp::start().await;
    let orders = app.board("orders", "Orders").await;
    app.board("setup", "Setup").await;
    let (ann, priya, kim) = (app.customer("Ann").await, app.agent("Priya").await, app.agent("Kim").await);
    let ids = several(&ann, 1).await;
    kim.post(&format!("/t/{}/posts", ids[0]), &[("body", "In the cellar.")]).await.ok();
    let page = bulk(&priya, &ids, &[("do", "move"), ("board", "setup")]).await.saying("1 moved to Setup.");
    app.sql("delete from member_roles where member_id = (select id from members where handle = 'kim')").await;
    let undo = page.attribute("#flash form", "action").unwrap();
    priya.post(&undo, &[]).await.ok().saying("1 as before.");
    assert_eq!(
        app.count(&format!("select 1 from ledger where board_id = {orders} and owner_id is null")).await,
        1
    );
    agree(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn undoing_asks_the_right_again_and_the_rules_of_now() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya, root) = (app.customer("Ann").await, app.agent("Priya").await, app.admin("Root").await);
    let ids = several(&ann, 2).await;
    app.settle().await;
    let page = bulk(&priya, &ids, &[("do", "urgency"), ("urgency", "safety")]).await;
    let rule = [("name", "All"), ("urgency", "high"), ("owner", ""), ("words", "number")];
    root.post("/admin/urgency", &rule).await.ok();
    app.settle().await;
    priya.post(&page.attribute("#flash form", "action").unwrap(), &[]).await.ok().saying("2 as before.");
    let ruled = "select 1 from ledger where urgency = 'high' and urgency_by is null";
    assert_eq!(app.count(ruled).await, 2, "what rules say by now");
    // Once an agent, now a moderator: what was done is not theirs to undo any more.
    let page = bulk(&priya, &ids, &[("do", "claim")]).await.saying("2 are yours now.");
    app.sql("update member_roles set role = 'moderator' where member_id = (select id from members where handle = 'priya')").await;
    let undone = priya.post(&page.attribute("#flash form", "action").unwrap(), &[]).await.ok();
    undone.saying("2 were left: you may not do this to them");
    assert_eq!(owned(&app, "priya").await, 2);
    agree(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_can_be_undone_from_a_view_that_it_emptied_and_three_colleagues_are_named_at_most() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya) = (app.customer("Ann").await, app.agent("Priya").await);
    let ids = several(&ann, 6).await;
    let names = ["Abe", "Bea", "Cyd", "Dan", "Eli"];
    for (name, id) in names.iter().zip(&ids) {
        app.agent(name).await.post(&format!("/desk/{id}/claim"), &[("on", "1")]).await.ok();
    }
    let page = bulk(&priya, &ids, &[("do", "claim"), ("back", "/desk?view=free")]).await;
    let page = page.saying("1 is yours now").saying("Cyd is answering it");
    let page = page.saying("2 were left: other colleagues are answering them");
    assert!(!page.says("Dan is") && !page.says("Eli is"), "{}", page.text());
    assert_eq!(
        (page.path.as_str(), page.count("input[name=pick]")),
        ("/desk?view=free", 0),
        "nothing is left in the view"
    );
    let desk = priya.get("/desk?view=free").await.ok().saying("this can be undone: 1 is yours now");
    assert_eq!(desk.count(".bulk button[data-key=u]"), 1, "by its key too");
    let undo = desk.attribute(".bulk form[action*='/undo']", "action").unwrap();
    let page = priya.post(&undo, &[]).await.ok().saying("1 as before.");
    assert_eq!(page.path, "/desk?view=free", "it comes back to where it was pressed");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_done_comes_back_with_ticks_and_text_on_the_same_page_of_the_queue() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    app.board("setup", "Setup").await;
    let (ann, priya) = (app.customer("Ann").await, app.agent("Priya").await);
    let ids = several(&ann, 3).await;
    ask(&ann, "setup", "On another board").await;
    let back = "/desk?board=orders";
    for typed in ["abc", "999999"] {
        let with = [("do", "merge"), ("into", typed), ("urgency", "high"), ("back", back)];
        let page = refused(&priya, &ids[..2], &with).await;
        let page = page.saying("There is no question with that number or address");
        assert!(page.text_of("#bulk-into-e").contains("There is no question"), "{}", page.text());
        assert_eq!(page.attribute("#bulk-into", "value").as_deref(), Some(typed));
        assert_eq!(page.attribute("#bulk-into", "aria-invalid").as_deref(), Some("true"));
        assert_eq!(page.attribute("#bulk-urgency option[selected]", "value").as_deref(), Some("high"));
        assert_eq!((page.count("input[name=pick]"), page.count("input[name=pick][checked]")), (3, 2));
        // Every way on leads to that page of the queue: the address of the form itself can only be posted to.
        assert_eq!(page.attribute("#bulk input[name=back]", "value").as_deref(), Some(back));
        assert_eq!(page.attribute("tr form input[name=back]", "value").as_deref(), Some(back));
        assert!(!page.body.contains("value=\"/desk/bulk\""), "{}", page.body);
    }
    let page = refused(&priya, &[], &[("do", "claim"), ("back", back)]).await;
    assert_eq!(page.text_of("#bulk-e"), "Select at least one question first.");
    assert_eq!(page.count("input[name=pick]"), 3);
    assert_eq!(app.count("select 1 from desk_bulks").await, 0);
}
