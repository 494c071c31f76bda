//! What a member wants to hear of, stopping mails by their link, and several replies in one line.

use scraper::{Html, Selector};

use crate::support::TestApp;
use crate::support::app::Browser;
use crate::support::questions::{self, Question, Speaks};

struct Scene {
    app: TestApp,
    ada: Browser,
    question: Question,
}

async fn scene() -> Scene {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let ada = app.customer("Ada").await;
    app.customer("Bob").await;
    let question = questions::ask(&app, "ada", board, "Lamp stays dark").await;
    app.settle().await;
    Scene { app, ada, question }
}

impl Scene {
    async fn bob_replies(&self) {
        questions::reply(&self.app, "bob", self.question, Some(Speaks::Customer), &[]).await;
        self.app.settle().await;
    }

    fn mails(&self) -> usize {
        self.app.mails_to("ada@example.org").len()
    }
}

/// What is ticked on the page, as its form would be sent.
fn ticked(page: &str) -> Vec<(String, String)> {
    let boxes = Selector::parse("main input[type=checkbox][checked]").unwrap();
    let document = Html::parse_document(page);
    let name = |found: scraper::ElementRef<'_>| found.value().attr("name").unwrap().to_owned();
    document.select(&boxes).map(|found| (name(found), "1".to_owned())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_chooses_what_comes_here_and_what_by_mail() {
    let scene = scene().await;
    let page = scene.ada.get("/account/notifications").await.ok().saying("somebody replies to my question");
    assert!(page.statements() <= 4, "{} statements", page.statements());
    assert!(!page.says("a question I answer for"), "that concerns staff");
    let default = ticked(&page.body);
    let has = |name: &str| default.iter().any(|(ticked, _)| ticked == name);
    assert!(has("here-reply") && has("mail-reply") && has("mail-receipt") && has("here-solved"));
    assert_eq!(page.count("input[name=mail-solved]"), 0, "there is no such mail");
    assert_eq!(page.count("input[name=here-receipt]"), 0, "nor such a line in the inbox");
    scene.app.agent("Eve").await.get("/account/notifications").await.ok().saying("a question I answer for");

    let choose = async |without: &[&str]| {
        let fields = default.iter().filter(|(name, _)| !without.contains(&name.as_str()));
        let fields: Vec<(&str, &str)> = fields.map(|(name, on)| (name.as_str(), on.as_str())).collect();
        scene.ada.post("/account/notifications", &fields).await.ok().saying("Saved.")
    };
    assert_eq!(scene.mails(), 1, "her question was received");
    scene.bob_replies().await;
    assert_eq!(scene.mails(), 2);

    let page = choose(&["mail-reply"]).await;
    assert_eq!(page.count("input[name=mail-reply][checked]"), 0);
    scene.bob_replies().await;
    assert_eq!(scene.mails(), 2, "no mail");
    scene.ada.get("/notifications").await.ok().saying("2 new replies");

    choose(&["here-reply"]).await;
    scene.bob_replies().await;
    assert_eq!(scene.mails(), 3, "by mail only");
    let page = scene.ada.get("/notifications").await.ok().saying("2 new replies");
    assert_eq!(page.text_of(".tool__n"), "2", "nor does the bell count it");

    choose(&["here-reply", "mail-reply"]).await;
    scene.bob_replies().await;
    assert_eq!(scene.mails(), 3);
    assert_eq!(
        scene.app.count("select 1 from notifications where kind = 'reply'").await,
        3,
        "told of nothing"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn every_mail_about_a_notice_can_be_stopped_without_signing_in() {
    let scene = scene().await;
    scene.bob_replies().await;
    let mails = scene.app.mails_to("ada@example.org");
    let mail = mails.last().unwrap();
    let settings = format!("{}/account/notifications", scene.app.base);
    assert!(mail.html.contains(&settings) && mail.text.contains(&settings), "{}", mail.text);
    let stop = mail.unsubscribe.clone().unwrap();
    assert!(mail.html.contains(&stop) && mail.text.contains("Stop mails like this"), "{}", mail.text);
    let other = mails[0].unsubscribe.clone().unwrap();
    assert_ne!(stop, other, "each kind is stopped on its own");

    let guest = scene.app.guest();
    let page = guest.get(&stop).await.ok().saying("Stop these mails?");
    let page = page.saying("somebody replies to my question");
    assert_eq!(page.count("main form button"), 1);
    guest.get(&stop).await.ok();
    scene.bob_replies().await;
    assert_eq!(scene.mails(), 3, "looking stops nothing");

    // As a mail program does it: no page of ours before it, no cookie, no origin.
    let program = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let pressed = program.post(&stop).form(&[("List-Unsubscribe", "One-Click")]).send().await.unwrap();
    assert_eq!(pressed.status(), 200);
    guest.post(&stop, &[]).await.ok().saying("No more of these mails");
    let after = guest.get(&stop).await.ok().saying("No more of these mails").saying("Get these mails again");
    assert!(!after.says("Stop these mails?"), "{}", after.text());
    scene.bob_replies().await;
    assert_eq!(scene.mails(), 3);
    scene.ada.get("/notifications").await.ok().saying("3 new replies");
    let page = scene.ada.get("/account/notifications").await.ok();
    assert_eq!(page.count("input[name=mail-reply][checked]"), 0);
    assert_eq!(page.count("input[name=here-reply][checked]"), 1);
    assert_eq!(page.count("input[name=mail-mention][checked]"), 1, "other mails go on");

    let again = after.attribute("main form", "action").unwrap();
    for _ in 0..2 {
        guest.post(&again, &[]).await.ok().saying("These mails come again");
    }
    scene.bob_replies().await;
    assert_eq!(scene.mails(), 4);
    guest.get(&stop).await.ok().saying("Stop these mails?");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_stops_anothers_mails_with_a_link_that_was_not_sent() {
    let scene = scene().await;
    let ours = scene.app.mails()[0].unsubscribe.clone().unwrap();
    let token = ours.rsplit('/').nth(1).unwrap();
    let (signed, mac) = token.rsplit_once('.').unwrap();
    let (member, _) = signed.split_once('.').unwrap();
    let forged = [
        format!("{member}.reply.{mac}"),
        format!("{}.receipt.{mac}", member.parse::<i64>().unwrap() + 1),
        format!("{member}.receipt"),
        format!("{member}.receipt."),
        "nothing".to_owned(),
    ];
    for token in forged {
        let path = format!("/e/{token}/unsubscribe");
        assert_eq!(scene.app.guest().get(&path).await.status, 404, "{token}");
        assert_eq!(scene.app.guest().post(&path, &[]).await.status, 404, "{token}");
    }
    assert_eq!(scene.app.count("select 1 from notification_choices").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_and_its_page_speak_the_receivers_language() {
    let scene = scene().await;
    scene.app.sql("update members set lang = 'zh-Hans' where handle = 'ada'").await;
    scene.bob_replies().await;
    let mail = scene.app.mails_to("ada@example.org").pop().unwrap();
    assert!(mail.text.contains("不再接收这类邮件"), "{}", mail.text);
    scene.app.guest().get(&mail.unsubscribe.unwrap()).await.ok().saying("有人回复我的问题");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_staff_decide_about_a_post_comes_by_mail_whatever_was_chosen() {
    let scene = scene().await;
    scene.ada.post("/account/notifications", &[]).await.ok().saying("Saved.");
    let eve = scene.app.agent("Eve").await;
    questions::reply(&scene.app, "eve", scene.question, Some(Speaks::Agent), &[]).await;
    scene.app.settle().await;
    assert_eq!(scene.mails(), 1, "she wants to hear of nothing");
    let first = scene.app.number("select id as count from posts where number = 1").await;
    eve.post(&format!("/posts/{first}/hide"), &[("reason", "Shows an address.")]).await.ok();
    scene.app.settle().await;
    let mail = scene.app.mails_to("ada@example.org").pop().unwrap();
    assert_eq!((mail.subject.as_str(), mail.unsubscribe), ("About your post in Lamp stays dark", None));
}

#[tokio::test(flavor = "multi_thread")]
async fn several_replies_are_one_line_that_leads_to_the_first_and_is_read_at_once() {
    let scene = scene().await;
    for _ in 0..3 {
        scene.bob_replies().await;
    }
    let page = scene.ada.get("/notifications").await.ok().saying("3 new replies");
    assert_eq!(page.count(".qlist > li"), 1);
    let target = format!("/t/{}/a-question#p2", scene.question.id);
    assert_eq!(page.attribute(".qlist__t", "href").as_deref(), Some(target.as_str()));
    let line = page.attribute(".qlist form", "action").unwrap();
    scene.bob_replies().await;
    scene.ada.get("/notifications").await.ok().saying("4 new replies");
    let page = scene.ada.post(&line, &[("back", "/notifications")]).await.ok();
    let page = page.saying("Bob replied.");
    assert!(!page.says("new replies"), "three were read, the fourth came later");
    assert_eq!(scene.app.count("select 1 from notifications where read_at is null").await, 1);
}
