//! Page, rows and ledger say the same, whatever is taken back or out of sight.

use chrono::TimeDelta;

use crate::support::TestApp;
use crate::support::app::Browser;
use crate::threads::{ask, post_id};

struct Scene {
    app: TestApp,
    ada: Browser,
    bo: Browser,
    priya: Browser,
    path: String,
    id: i64,
}

/// Ada has asked.
async fn scene() -> Scene {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo, priya) = (app.customer("Ada").await, app.customer("Bo").await, app.agent("Priya").await);
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    Scene { app, ada, bo, priya, path, id }
}

impl Scene {
    async fn says(&self, who: &Browser, body: &str) -> i64 {
        who.post(&format!("/t/{}/posts", self.id), &[("body", body)]).await.ok();
        let last = format!("select last_number::bigint as count from threads where id = {}", self.id);
        let number = self.app.number(&last).await;
        post_id(&self.app, self.id, i32::try_from(number).unwrap()).await
    }

    async fn accepts(&self, post: i64, on: &str) {
        let fields = [("post", post.to_string()), ("on", on.to_owned())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.ada.post(&format!("/t/{}/acceptance", self.id), &fields).await.ok();
    }

    async fn verifies(&self, post: i64, on: &str) {
        self.priya.post(&format!("/posts/{post}/verification"), &[("on", on)]).await.ok();
    }

    async fn hides(&self, post: i64) {
        self.priya.post(&format!("/posts/{post}/hide"), &[("reason", "Spam.")]).await.ok();
    }

    async fn restores(&self, post: i64) {
        self.priya.post(&format!("/posts/{post}/restore"), &[("reason", "A mistake.")]).await.ok();
    }

    /// State and outcome of the ledger, for reading in a test.
    async fn is(&self, state: &str, outcome: &str) {
        let row =
            format!("select 1 from ledger where state = '{state}' and coalesce(outcome, '') = '{outcome}'");
        assert_eq!(self.app.count(&row).await, 1, "{state} {outcome}");
        let report = askwell::threads::self_check::run(&mut self.app.conn().await, |_| {}).await.unwrap();
        assert!(report.differences.is_empty(), "{:?}", report.differences);
    }

    async fn marks(&self) -> (i64, i64) {
        let pinned = self.app.count("select 1 from threads where accepted_post_id is not null").await;
        (self.app.count("select 1 from acceptances").await, pinned)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_message_of_the_asker_ends_the_acceptance_and_the_same_reply_can_be_accepted_again() {
    let it = scene().await;
    let reply = it.says(&it.bo, "Turn it off and on.").await;
    it.accepts(reply, "1").await;
    let message = it.says(&it.ada, "It went off again this morning.").await;
    it.is("waiting_staff", "").await;
    assert_eq!(it.marks().await, (0, 0));
    let page = it.ada.get(&it.path).await.ok();
    assert!(!page.says("Accepted answer") && !page.says("Solved"));
    it.accepts(reply, "1").await;
    it.is("closed", "accepted").await;
    it.ada.get(&it.path).await.ok().saying("Accepted answer");

    // Deleting the message that reopened it brings the first acceptance back.
    it.accepts(reply, "0").await;
    it.accepts(reply, "1").await;
    let again = it.says(&it.ada, "And once more it is dark.").await;
    it.ada.post(&format!("/posts/{again}/deletion"), &[]).await.ok();
    it.is("closed", "accepted").await;
    assert_eq!(it.marks().await, (1, 1));
    it.ada.post(&format!("/posts/{message}/deletion"), &[]).await.ok();
    it.is("closed", "accepted").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agents_only_answer_that_is_deleted_leaves_the_question_open_with_its_deadlines() {
    let it = scene().await;
    let due = "select extract(epoch from next_due)::bigint as count from ledger";
    let before = it.app.number(due).await;
    it.app.clock.advance(TimeDelta::hours(1));
    let answer = it.says(&it.priya, "Press for ten seconds.").await;
    it.is("waiting_asker", "").await;
    it.priya.post(&format!("/posts/{answer}/deletion"), &[]).await.ok();
    it.is("waiting_staff", "").await;
    assert_eq!(it.app.number(due).await, before);
    it.app.pass(TimeDelta::days(30)).await;
    it.is("waiting_staff", "").await;
    it.priya.post(&format!("/posts/{answer}/restore"), &[]).await.ok();
    it.is("waiting_asker", "").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn spam_that_is_hidden_answers_nothing() {
    let it = scene().await;
    let spam = it.says(&it.bo, "Buy my lamps instead.").await;
    it.app.settle().await;
    assert!(!it.app.guest().get("/unanswered").await.ok().says("Lamp goes off"));
    it.hides(spam).await;
    it.app.settle().await;
    it.app.guest().get("/unanswered").await.ok().saying("Lamp goes off");
    it.is("waiting_staff", "").await;
    assert_eq!(it.app.count("select 1 from ledger where customer_replied_at is null").await, 1);
    it.restores(spam).await;
    assert_eq!(it.app.count("select 1 from ledger where customer_replied_at is not null").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_accepted_or_verified_reply_out_of_sight_solves_nothing_until_it_is_back() {
    let it = scene().await;
    let reply = it.says(&it.bo, "Turn it off and on.").await;
    it.accepts(reply, "1").await;
    it.bo.post(&format!("/posts/{reply}/deletion"), &[]).await.ok();
    it.is("waiting_staff", "").await;
    assert_eq!(it.marks().await, (0, 0));
    assert!(!it.ada.get(&it.path).await.ok().says("Solved"));
    it.bo.post(&format!("/posts/{reply}/restore"), &[]).await.ok();
    it.is("closed", "accepted").await;
    assert_eq!(it.marks().await, (1, 1));

    it.accepts(reply, "0").await;
    it.verifies(reply, "1").await;
    it.is("closed", "verified").await;
    it.hides(reply).await;
    it.is("waiting_staff", "").await;
    assert!(!it.app.guest().get(&it.path).await.ok().says("Verified answer"));
    it.restores(reply).await;
    it.is("closed", "verified").await;
    it.app.settle().await;
    it.app.guest().get(&it.path).await.ok().saying("Verified answer");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_verified_answer_that_stands_keeps_the_question_solved() {
    let it = scene().await;
    let (first, second) =
        (it.says(&it.bo, "Turn it off and on.").await, it.says(&it.bo, "Or reset it.").await);
    it.verifies(first, "1").await;
    it.accepts(first, "1").await;
    it.is("closed", "accepted").await;
    it.accepts(first, "0").await;
    it.is("closed", "verified").await;
    it.verifies(second, "1").await;
    it.verifies(first, "0").await;
    it.is("closed", "verified").await;
    it.verifies(second, "0").await;
    it.is("waiting_staff", "").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vote_taken_back_makes_it_wait_on_staff_again() {
    let it = scene().await;
    let reply = it.says(&it.bo, "Turn it off and on.").await;
    let votes = format!("/posts/{reply}/votes");
    let cem = it.app.customer("Cem").await;
    cem.post(&votes, &[("on", "1")]).await.ok();
    it.app.customer("Dee").await.post(&votes, &[("on", "1")]).await.ok();
    it.is("waiting_asker", "").await;
    cem.post(&votes, &[("on", "0")]).await.ok();
    it.is("waiting_staff", "").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn saving_a_draft_keeps_a_claim_alive() {
    let it = scene().await;
    it.priya.post(&format!("/desk/{}/claim", it.id), &[("on", "1")]).await.ok();
    it.app.pass(TimeDelta::minutes(20)).await;
    let place = format!("t/{}", it.id);
    it.priya.post("/drafts", &[("place", &place), ("title", ""), ("body", "Press for")]).await.ok();
    it.app.pass(TimeDelta::minutes(20)).await;
    assert_eq!(it.app.count("select 1 from ledger where owner_id is not null").await, 1);
    it.app.pass(TimeDelta::minutes(11)).await;
    assert_eq!(it.app.count("select 1 from ledger where owner_id is not null").await, 0);
    it.is("waiting_staff", "").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_moderator_who_is_no_agent_sees_no_button_that_would_refuse_them() {
    let it = scene().await;
    let mo = it.app.member("Mo", Some("moderator")).await;
    let page = mo.get(&it.path).await.ok();
    let (claim, promote) = (format!("/desk/{}/claim", it.id), format!("/t/{}/promotions", it.id));
    assert_eq!(mo.post(&claim, &[("on", "1")]).await.status, 403);
    assert_eq!(mo.post(&promote, &[]).await.status, 403);
    assert_eq!(page.count(&format!("form[action='{claim}'], form[action='{promote}']")), 0);
    let pane = mo.get(&format!("/desk/{}", it.id)).await.ok();
    assert_eq!(pane.count("button[value=ask_back]"), 0);
    let agents = it.priya.get(&it.path).await.ok();
    assert_eq!(agents.count(&format!("form[action='{claim}'], form[action='{promote}']")), 2);
    assert_eq!(it.priya.get(&format!("/desk/{}", it.id)).await.ok().count("button[value=ask_back]"), 1);
}
