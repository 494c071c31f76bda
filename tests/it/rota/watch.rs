//! The daily watch: what is to be read, signing for a day, and who hears of one that nobody signed for.

use chrono::TimeDelta;

use super::rota;
use crate::support::TestApp;
use crate::support::app::start_of_time;
use crate::support::waiting;
use crate::threads;

#[tokio::test(flavor = "multi_thread")]
async fn the_list_names_what_is_new_late_heated_and_looked_for() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let (ada, bob) = (app.customer("Ada").await, app.customer("Bob").await);
    let (eve, root) = (app.agent("Eve").await, app.admin("Root").await);
    let watch = format!("/desk/rota/{board}/watch");
    assert_eq!(eve.get(&watch).await.status, 404, "a board without a rota is not watched");
    rota(&app, &root, board, &["eve"]).await;
    threads::ask(&ada, "lamps", "An old one").await;
    app.settle().await;
    eve.post(&watch, &[("line", "All calm.")]).await.ok().saying("Today is signed for");
    app.pass(TimeDelta::hours(20)).await;
    let words = [
        ("gives", "1"),
        ("words", "refund\nlawyer"),
        (&*format!("day-{}-0", super::id_of(&app, "eve").await), "1"),
    ];
    root.post(&format!("/desk/rota/{board}"), &words).await.ok();
    let (_, heated) = threads::ask(&bob, "lamps", "They all write here").await;
    for number in 0..6 {
        ada.post(&format!("/t/{heated}/posts"), &[("body", &format!("Me too, number {number}."))]).await.ok();
    }
    let (_, _looked_for) = threads::ask(&bob, "lamps", "My lawyer asks").await;
    app.settle().await;
    let page = eve.get(&watch).await.ok();
    let text = page.text_of("main");
    let part = |from: &str, to: &str| text[text.find(from).unwrap()..].split(to).next().unwrap().to_owned();
    let new = part("New", "Late, or nearly so");
    assert!(
        new.contains("They all write here") && new.contains("My lawyer asks") && !new.contains("An old one"),
        "{new}"
    );
    assert!(part("Late, or nearly so", "Heated").contains("An old one"), "{text}");
    assert!(part("Heated", "Words that").contains("They all write here"), "{text}");
    assert!(part("Words that are looked for", "By chance").contains("My lawyer asks"), "{text}");
    assert!(page.says("All calm.") && page.says("Eve signed"));
    assert_eq!(ada.get(&watch).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_that_nobody_signed_for_is_told_once() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let (eve, root) = (app.agent("Eve").await, app.admin("Root").await);
    rota(&app, &root, board, &["eve"]).await;
    app.pass(TimeDelta::minutes(1)).await;
    assert_eq!(app.count("select 1 from watches").await, 0, "today is not over");
    app.pass(TimeDelta::hours(16)).await;
    assert_eq!(app.count("select 1 from watches").await, 0, "nobody owes the day on which the rota was made");
    app.pass(TimeDelta::hours(24)).await;
    app.pass(TimeDelta::hours(1)).await;
    assert_eq!(
        app.count("select 1 from watches where missed_at is not null and day = '2026-11-03'").await,
        1
    );
    assert_eq!(app.count("select 1 from events where kind = 'watch_missed'").await, 1);
    for who in [&eve, &root] {
        let inbox = who.get("/notifications").await.ok();
        inbox.saying("Daily watch").saying("A day has ended and nobody signed for it");
    }
    let mails = app.mails_to("eve@example.org");
    let mail = mails.iter().find(|mail| mail.subject == "Nobody signed for a day").expect("a mail");
    assert!(mail.text.contains(&format!("/desk/rota/{board}/watch")), "{}", mail.text);
    // Days that pass while nothing runs are made up for, a week at most.
    app.pass(TimeDelta::days(3)).await;
    assert_eq!(app.count("select 1 from events where kind = 'watch_missed'").await, 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_is_too_long_comes_back() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let (eve, root) = (app.agent("Eve").await, app.admin("Root").await);
    rota(&app, &root, board, &["eve"]).await;
    let long = "x".repeat(301);
    let page = eve.post(&format!("/desk/rota/{board}/watch"), &[("line", &long)]).await;
    assert_eq!(page.status, 422);
    assert!(page.body.contains(&long), "what was typed stays");
    assert_eq!(app.count("select 1 from watches").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_not_all_that_are_late_are_named_it_is_said_how_many_there_are_and_where() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    app.customer("Ada").await;
    let (eve, root) = (app.agent("Eve").await, app.admin("Root").await);
    rota(&app, &root, board, &["eve"]).await;
    let long_ago = start_of_time() - TimeDelta::days(10);
    for number in 1..=35 {
        waiting::ask(&app, board, "ada", &format!("Late number {number}"), long_ago).await;
    }
    let page = eve.get(&format!("/desk/rota/{board}/watch")).await.ok();
    let page = page.saying("30 of 35 are shown.").saying("All on the desk: Lamps");
    assert_eq!(page.count("main a[href='/desk?board=lamps']"), 1);
    // With three by chance.
    page.saying("You sign for what is listed above: 33 of 38.");
}
