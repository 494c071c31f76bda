//! How urgent a question is: by rules, by staff, and where it then stands on the desk.

use askwell::ledger::self_check;
use chrono::TimeDelta;

use crate::support::TestApp;
use crate::support::app::Browser;

async fn ask(asker: &Browser, title: &str, body: &str) -> String {
    let form = [("title", title), ("board", "lamps"), ("body", body), ("shown", "1")];
    let page = asker.post("/ask", &form).await.ok();
    page.path.split('/').nth(2).unwrap().to_owned()
}

async fn urgency(app: &TestApp, id: &str) -> String {
    for urgency in ["normal", "high", "safety"] {
        if app
            .count(&format!("select 1 from ledger where question_id = {id} and urgency = '{urgency}'"))
            .await
            == 1
        {
            return urgency.to_owned();
        }
    }
    String::new()
}

async fn scene() -> (TestApp, Browser, Browser, Browser) {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let (ada, eve, root) = (app.customer("Ada").await, app.agent("Eve").await, app.admin("Root").await);
    (app, ada, eve, root)
}

async fn agrees(app: &TestApp) {
    let report = self_check::run(&mut app.conn().await, |_| {}).await.unwrap();
    assert!(report.checked > 0 && report.differences.is_empty(), "{:?}", report.differences);
}

#[tokio::test(flavor = "multi_thread")]
async fn words_of_danger_put_a_question_above_all() {
    let (app, ada, eve, _) = scene().await;
    let calm = ask(&ada, "How do I dim the lamp?", "It is too bright.").await;
    let english = ask(&ada, "Lamp smells odd", "There were sparks, and now it smokes.").await;
    let chinese = ask(&ada, "台灯冒煙了怎么办？", "插上就这样。").await;
    app.settle().await;
    assert_eq!(urgency(&app, &calm).await, "normal");
    assert_eq!(urgency(&app, &english).await, "safety", "in whatever form of the word");
    assert_eq!(urgency(&app, &chinese).await, "safety", "in either script");
    let desk = eve.get("/desk").await.ok();
    let rows = desk.text_of("table tbody");
    assert!(rows.find("Lamp smells odd").unwrap() < rows.find("How do I dim").unwrap(), "{rows}");
    assert_eq!(desk.count("table .chip--escalated"), 2);
    eve.post(&format!("/desk/{english}/claim"), &[("on", "1")]).await.ok();
    let rows = eve.get("/desk").await.ok().text_of("table tbody");
    assert!(
        rows.find("How do I dim").unwrap() < rows.find("Lamp smells odd").unwrap(),
        "once taken, by its time: {rows}"
    );
    let page = ada.get(&format!("/t/{english}")).await.ok();
    assert!(!page.says("Safety") && !page.says("Urgency"), "customers never see it");
    eve.get("/desk?urgency=safety").await.ok().saying("台灯冒煙了怎么办？");
    assert!(!eve.get("/desk?urgency=safety").await.ok().says("How do I dim"));
    agrees(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_staff_say_stands_until_they_give_it_back() {
    let (app, ada, eve, _) = scene().await;
    let id = ask(&ada, "My burner phone app crashes", "It shows sparks on the splash screen.").await;
    app.settle().await;
    assert_eq!(urgency(&app, &id).await, "safety");
    let address = format!("/desk/{id}/urgency");
    eve.get(&format!("/desk/{id}")).await.ok().saying("Urgency: Safety (by rules)");
    eve.post(&address, &[("urgency", "normal")]).await.ok().saying("The urgency is set.");
    ada.post(&format!("/t/{id}/posts"), &[("body", "More sparks and flames!")]).await.ok();
    app.settle().await;
    assert_eq!(urgency(&app, &id).await, "normal", "rules leave it alone");
    eve.post(&address, &[("urgency", "")]).await.ok();
    app.settle().await;
    assert_eq!(urgency(&app, &id).await, "safety", "and may speak again");
    assert_eq!(eve.post(&address, &[("urgency", "soon")]).await.status, 400);
    assert_eq!(ada.post(&address, &[("urgency", "normal")]).await.status, 404);
    agrees(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_of_age_and_me_toos_applies_when_its_time_has_come() {
    let (app, ada, _, root) = scene().await;
    let bob = app.customer("Bob").await;
    let rule = [("name", "Old and wanted"), ("urgency", "high"), ("age", "2"), ("me_toos", "1")];
    root.post("/admin/urgency", &rule).await.ok().saying("The rule is saved.").saying("Open for 2 hours");
    let (wanted, lonely) =
        (ask(&ada, "Lamp hums at night", "Low.").await, ask(&ada, "Lamp is blue", "Very.").await);
    bob.post(&format!("/t/{wanted}/me-toos"), &[("on", "1")]).await.ok();
    app.settle().await;
    assert_eq!(urgency(&app, &wanted).await, "normal", "not yet");
    app.pass(TimeDelta::minutes(119)).await;
    assert_eq!(urgency(&app, &wanted).await, "normal");
    app.pass(TimeDelta::minutes(1)).await;
    assert_eq!(urgency(&app, &wanted).await, "high");
    assert_eq!(urgency(&app, &lonely).await, "normal");
    bob.post(&format!("/t/{wanted}/me-toos"), &[("on", "0")]).await.ok();
    app.settle().await;
    assert_eq!(urgency(&app, &wanted).await, "normal", "what does not hold any more does not count");
    agrees(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_rule_looks_at_open_questions_and_their_deadlines_follow() {
    let (app, ada, _, root) = scene().await;
    let id = ask(&ada, "Refund never came", "Since May.").await;
    let due = format!("select 1 from ledger where question_id = {id} and answer_due = asked_at + interval ");
    let board = app.number("select id as count from boards").await;
    let mut fields: Vec<(String, &str)> = Vec::new();
    for (urgency, answer) in [("normal", "4:00"), ("high", "1:00")] {
        for (name, value) in [("answer", answer), ("next", answer), ("outcome", "48:00"), ("calendar", "1")] {
            fields.push((format!("{name}-0-{urgency}"), value));
        }
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    root.post(&format!("/admin/targets/{board}"), &fields).await.ok();
    let danger = ask(&ada, "Refund for a lamp that caught fire", "It smokes.").await;
    app.settle().await;
    let sooner = format!(
        "select 1 from ledger where question_id = {danger} and answer_due = asked_at + interval '1 hour'"
    );
    assert_eq!(
        app.count(&sooner).await,
        1,
        "what is promised to high urgency holds for safety, where nothing better is"
    );
    let rule = [("name", "Money"), ("urgency", "high"), ("words", "refund, 退款")];
    root.post("/admin/urgency", &rule).await.ok();
    app.settle().await;
    assert_eq!(app.count(&format!("{due} '1 hour'")).await, 1);
    let id = app.number("select max(id) as count from urgency_rules").await;
    root.post(&format!("/admin/urgency/{id}/end"), &[]).await.ok().saying("The rule is gone.");
    app.settle().await;
    assert_eq!(app.count(&format!("{due} '4 hours'")).await, 1);
    agrees(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_test_box_says_which_rule_applies_and_why() {
    let (_app, _, _, root) = scene().await;
    let rule = [("name", "Money"), ("urgency", "high"), ("words", "refund"), ("age", "5")];
    root.post("/admin/urgency", &rule).await.ok();
    let try_it = async |text: &str, hours: &str| {
        root.post(
            "/admin/urgency/test",
            &[("text", text), ("hours", hours), ("on", ""), ("of", ""), ("count", "")],
        )
        .await
        .ok()
    };
    let tried = try_it("Where are my refunds?", "6").await;
    assert!(
        tried.says("Urgency: High.") && tried.says("“Money” applies, because of: refund."),
        "{}",
        tried.text()
    );
    assert!(tried.text_of("#text").contains("Where are my refunds?"), "kept as typed");
    try_it("Where are my refunds?", "1").await.saying("Urgency: Normal.").saying("No rule applies.");
    try_it("It is burning, refund me", "6").await.saying("Urgency: Safety.").saying("because of: burning");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_rule_is_refused_in_words() {
    let (app, _, _, root) = scene().await;
    let before = app.count("select 1 from urgency_rules").await;
    for (changed, sentence) in [
        (("name", ""), "Enter a name."),
        (("urgency", "normal"), "Choose how urgent such a question is, or who answers it."),
        (("words", ""), "Fill in at least one condition"),
        (("words", "!!!"), "“!!!” cannot be looked for."),
        (("age", "0"), "Enter a whole number from 1"),
        (("me_toos", "many"), "Enter a whole number from 1"),
        (("board", "77"), "Choose one that is there."),
        (("group", "77"), "Choose one that is there."),
    ] {
        let form = [("name", "Money"), ("urgency", "high"), ("words", "refund")];
        let mut form: Vec<(&str, &str)> = form.into_iter().filter(|(name, _)| *name != changed.0).collect();
        form.push(changed);
        let page = root.post("/admin/urgency", &form).await;
        assert_eq!(page.status, 422, "{changed:?}");
        assert!(page.says(sentence), "{changed:?}: {}", page.text());
    }
    assert_eq!(app.count("select 1 from urgency_rules").await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_that_a_rule_asks_for_is_kept_and_names_the_rule() {
    let (app, _, _, root) = scene().await;
    root.post("/admin/groups", &[("name", "Contract")]).await.ok();
    let group = app.number("select id as count from customer_groups").await.to_string();
    let rule = [("name", "Contract first"), ("urgency", "high"), ("group", group.as_str())];
    root.post("/admin/urgency", &rule).await.ok().saying("The rule is saved.");
    let id = app.number("select max(id) as count from urgency_rules").await;
    let end = format!("/admin/groups/{group}/end");
    let page = root.post(&end, &[]).await.ok().saying("Rules of urgency name this group, so it is kept.");
    assert_eq!(page.count(&format!("a[href='/admin/urgency/{id}']")), 1);
    assert_eq!(app.count(&format!("select from urgency_rules where group_id = {group}")).await, 1);
    root.post(&format!("/admin/urgency/{id}/end"), &[]).await.ok();
    root.post(&end, &[]).await.ok().saying("The group is gone.");
}
