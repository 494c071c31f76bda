//! An admin, with script: from the first start to a promotion taken back.

use super::{PASSWORD, look, told};
use crate::support::TestApp;
use crate::support::app::{Browser, Mails};
use crate::support::browser::Chromium;
use crate::threads::ask;

const QUESTION: &str = "Was I charged for BL-88-4102-7731";
const ARTICLE: &str = "Was I charged although the order failed?";

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_sets_the_site_up_and_promotes() {
    let app = TestApp::start_as(Mails::OnItsPage, &[]).await;
    let mei = app.browser().await;
    sets_the_site_up(&mei).await;
    opens_a_board(&mei).await;
    opens_sections(&mei).await;
    let people = People::of(&app).await;
    makes_an_agent(&mei, &people.kenji).await;
    gives_a_section_an_owner(&mei).await;
    writes_an_article(&mei).await;
    let thread = people.question().await;
    begins_a_draft(&mei, &thread).await;
    finishes_it(&mei).await;
    publishes(&mei).await;
    people.are_told(&thread).await;
    takes_it_back(&mei, &people, &thread).await;
    mei.quiet().await;
}

/// Those around the admin: who asks, who has it too, who follows, who answers.
struct People {
    dana: Browser,
    bo: Browser,
    cem: Browser,
    kenji: Browser,
}

impl People {
    async fn of(app: &TestApp) -> Self {
        Self {
            dana: app.customer("Dana").await,
            bo: app.customer("Bo").await,
            cem: app.customer("Cem").await,
            kenji: app.customer("Kenji").await,
        }
    }

    async fn question(&self) -> String {
        let (thread, id) = ask(&self.dana, "payments", QUESTION).await;
        self.bo.post(&format!("/t/{id}/me-toos"), &[("on", "1")]).await.ok();
        self.cem.post(&format!("/t/{id}/follows"), &[("on", "1")]).await.ok();
        let answer = "No. Wait 15 minutes, then open **Orders**.\n\nOr call me: +49 170 1234567.";
        self.kenji.post(&format!("/t/{id}/posts"), &[("body", answer)]).await.ok();
        thread
    }

    /// Each once, in the inbox and by mail; the thread shows it to everybody.
    async fn are_told(&self, thread: &str) {
        for person in [&self.dana, &self.bo, &self.cem] {
            let end = std::time::Instant::now() + std::time::Duration::from_secs(30);
            while person.get("/notifications").await.text().matches("Now in the FAQ.").count() != 1 {
                assert!(std::time::Instant::now() < end, "somebody is not told once");
            }
        }
        assert!(!self.kenji.get("/notifications").await.says("Now in the FAQ."));
        self.bo.get(thread).await.ok().saying("Now in the FAQ:").saying(ARTICLE);
        self.dana.get(thread).await.ok().saying("Did it solve your problem?");
        self.dana.get("/faq").await.ok().saying(ARTICLE);
    }
}

/// Whoever comes first makes the site theirs.
async fn sets_the_site_up(mei: &Chromium) {
    mei.goto("/").await;
    mei.wait_for("Set up your forum").await;
    assert_eq!(mei.path().await, "/setup");
    mei.fill("site_name", "Brightloom Help").await;
    mei.choose("zone", "Europe/Berlin").await;
    mei.fill("name", "Mei").await;
    mei.fill("email", "mei@example.org").await;
    mei.fill("password", PASSWORD).await;
    look(mei, "setup").await;
    mei.click("Set up and sign in").await;
    told(mei, "Your forum is set up.").await;
    mei.wait_for("How can we help, Mei?").await;
}

async fn opens_a_board(mei: &Chromium) {
    mei.click_in("nav.staffbar", "Admin").await;
    mei.click_in("main", "Boards").await;
    mei.click("New board").await;
    mei.fill("name-en", "Payments").await;
    mei.fill("name-zh-hans", "付款").await;
    mei.fill("line-en", "Bills, cards, refunds").await;
    mei.fill("slug", "payments").await;
    mei.click("Save").await;
    told(mei, "The board is saved.").await;
    mei.wait_for("/b/payments").await;
    look(mei, "boards").await;
}

async fn opens_sections(mei: &Chromium) {
    mei.click_in("nav.staffbar", "Admin").await;
    mei.click_in("main", "FAQ topics").await;
    mei.fill("name-en", "Payments").await;
    mei.fill("line-en", "Bills, cards, refunds").await;
    mei.choose("board", "Payments").await;
    mei.click("Save").await;
    told(mei, "The section was saved.").await;
    mei.click_in("main", "FAQ sections").await;
    mei.fill("name-en", "Orders").await;
    mei.click("Save").await;
    told(mei, "The section was saved.").await;
    mei.click_in("main", "FAQ sections").await;
    mei.wait_for("Orders").await;
    look(mei, "sections").await;
}

/// A role is given, taken, and given again.
async fn makes_an_agent(mei: &Chromium, kenji: &Browser) {
    mei.click_in("nav.staffbar", "Admin").await;
    mei.click_in("main", "Members").await;
    mei.fill("who", "kenji").await;
    mei.click_in("main form", "Search").await;
    mei.click_in("main", "Kenji").await;
    mei.wait_for("A customer: no role.").await;
    mei.choose("board", "Payments").await;
    mei.click("Give this role").await;
    told(mei, "Kenji has the role now.").await;
    mei.wait_for("Agent · Payments").await;
    kenji.get("/desk").await.ok();
    mei.click("Take the role").await;
    told(mei, "The role was taken.").await;
    assert_eq!(kenji.get("/desk").await.status, 404);
    mei.choose("board", "The whole site").await;
    mei.click("Give this role").await;
    told(mei, "Kenji has the role now.").await;
    mei.wait_for("Agent · The whole site").await;
    look(mei, "member").await;
}

async fn gives_a_section_an_owner(mei: &Chromium) {
    mei.goto("/admin/sections").await;
    mei.click_in("main table", "Payments").await;
    mei.fill("handle", "kenji").await;
    mei.click("Add owner").await;
    told(mei, "The owner was added.").await;
    mei.wait_for("Remove Kenji").await;
}

async fn writes_an_article(mei: &Chromium) {
    mei.goto("/faq").await;
    mei.click_in("main", "Payments").await;
    mei.click("Write an article").await;
    mei.fill("title", "How long does a refund take?").await;
    mei.fill("short", "Five working days.").await;
    mei.fill("body", "The bank needs **five** working days.").await;
    mei.click("Publish").await;
    told(mei, "Published.").await;
    mei.goto("/faq").await;
    mei.wait_for("How long does a refund take?").await;
}

/// Question and answer stand in the draft, private details do not.
async fn begins_a_draft(mei: &Chromium, thread: &str) {
    mei.goto(thread).await;
    mei.click("Promote to FAQ").await;
    mei.wait_for("From the discussion").await;
    assert!(!mei.value("title").await.contains("4102"), "{}", mei.value("title").await);
    let body = mei.value("body").await;
    assert!(body.contains("open **Orders**") && !body.contains("1234567"), "{body}");
    mei.wait_for("Left out").await;
    mei.wait_for("BL-88-4102-7731 order or customer number").await;
    mei.wait_for("3 people are told, once each, in their language.").await;
    assert_eq!(mei.value("section").await, mei.text_by("return [...document.querySelectorAll('#section option')].find((o) => o.text === 'Payments').value").await, "the section of the board is proposed");
    look(mei, "promote").await;
}

/// Another article is linked, the detail that somebody typed again is found.
async fn finishes_it(mei: &Chromium) {
    mei.fill("title", ARTICLE).await;
    mei.fill("short", "No. Wait 15 minutes, then look under Orders.").await;
    mei.fill("body", "## What to do\n\nWait 15 minutes, then open **Orders**. Or call +49 170 1234567.")
        .await;
    mei.script("document.querySelector('[name=review_on]').value = '2027-03-01'", &[]).await;
    mei.fill("find", "refund").await;
    mei.click("main [value=find]").await;
    mei.click("How long does a refund take?").await;
    mei.click("Publish").await;
    mei.wait_for("A private detail is still in the text: +49 170 1234567").await;
    mei.console().await; // the page of a mistake says its status there
    assert_eq!(mei.value("review_on").await, "2027-03-01");
    mei.fill("body", "## What to do\n\nWait 15 minutes, then open **Orders**.").await;
    mei.click("Save draft").await;
    told(mei, "Draft saved.").await;
}

async fn publishes(mei: &Chromium) {
    mei.click("Publish").await;
    told(mei, "Published.").await;
    mei.wait_for("Written from 1 question").await;
    mei.wait_for("To be looked at again on 1 Mar 2027").await;
    mei.wait_for("Related questions").await;
    look(mei, "published").await;
}

/// Nothing of it is left but what was sent.
async fn takes_it_back(mei: &Chromium, people: &People, thread: &str) {
    let article = mei.path().await;
    mei.click("Undo").await;
    mei.wait_for("The promotion was taken back").await;
    look(mei, "undone").await;
    mei.goto(&article).await;
    mei.wait_for("This article was taken out of the FAQ.").await;
    mei.console().await; // the page says there that it is gone
    let page = people.dana.get(thread).await.ok();
    assert!(!page.says("Now in the FAQ"), "{}", page.text());
    assert!(!people.dana.get("/faq").await.ok().says(ARTICLE));
    let other = people.dana.get("/faq/payments/how-long-does-a-refund-take").await.ok();
    assert!(!other.says(ARTICLE), "{}", other.text());
}
