//! Views that staff keep under names of their own.

use super::titles;
use crate::support::TestApp;
use crate::support::app::start_of_time;
use crate::support::waiting::ask;

const FILTERS: [(&str, &str); 3] = [("view", "free"), ("board", "orders"), ("lang", "zh-Hant")];

#[tokio::test(flavor = "multi_thread")]
async fn filters_are_kept_under_a_name_counted_renamed_taken_away_and_brought_back() {
    let app = TestApp::start().await;
    let (orders, setup) = (app.board("orders", "Orders").await, app.board("setup", "Setup").await);
    app.customer("Ann").await;
    let (priya, kenji) = (app.agent("Priya").await, app.agent("Kenji").await);
    let fits = ask(&app, orders, "ann", "Fits", start_of_time()).await;
    let elsewhere = ask(&app, setup, "ann", "Elsewhere", start_of_time()).await;
    ask(&app, orders, "ann", "In English", start_of_time()).await;
    app.sql(&format!("update threads set lang = 'zh-Hant' where id in ({fits}, {elsewhere})")).await;
    let desk = priya.get("/desk?view=free&board=orders&lang=zh-Hant").await.ok();
    assert_eq!(desk.count("form[action='/desk/views'] input[name=name]"), 1);
    let fields: Vec<(&str, &str)> = FILTERS.into_iter().chain([("name", "  Taiwan,  free ")]).collect();
    let kept = priya.post("/desk/views", &fields).await.ok().saying("“Taiwan, free” is kept");
    assert_eq!(titles(&kept), ["Fits"]);
    assert!(kept.text_of(".views").contains("Your views Taiwan, free 1"), "{}", kept.text_of(".views"));
    assert_eq!(kept.count(".views a[aria-current]"), 2, "the view it began with, and itself");
    assert_eq!(kept.count("form[action='/desk/views']"), 0, "it is kept already");
    let page = priya.get("/desk").await.ok();
    assert!(page.statements() <= 6, "{} statements", page.statements());
    assert_eq!(page.count(".views a[href='/desk?view=free&board=orders&lang=zh-Hant']"), 1);
    // Nobody else's.
    assert!(!kenji.get("/desk").await.ok().says("Taiwan"));
    let id = app.number("select id as count from desk_views").await;
    let view = format!("/desk/views/{id}");
    assert_eq!(kenji.get(&view).await.status, 404);
    assert_eq!(kenji.post(&view, &[("name", "Mine")]).await.status, 404);
    assert_eq!(kenji.post(&format!("{view}/deletion"), &[]).await.status, 404);
    priya.get(&view).await.ok().saying("Name of the view");
    priya.post(&view, &[("name", "Taiwan")]).await.ok().saying("The view is called “Taiwan” now.");
    let gone = priya.post(&format!("{view}/deletion"), &[]).await.ok().saying("The view is gone.");
    assert!(!gone.text_of(".views").contains("Taiwan"));
    let undo = gone.attribute("#flash form", "action").unwrap();
    assert_eq!(kenji.post(&undo, &[]).await.status, 404);
    let back = priya.post(&undo, &[]).await.ok().saying("The view is back.");
    assert!(back.text_of(".views").contains("Taiwan 1"));
    app.settle().await;
    assert_eq!(app.count("select 1 from events where kind = 'desk_views_changed'").await, 4);
    assert_eq!(app.count("select 1 from events e where to_jsonb(e)::text like '%Taiwan%'").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_view_without_a_name_comes_back_and_twenty_are_enough() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let priya = app.agent("Priya").await;
    let fields: Vec<(&str, &str)> = FILTERS.into_iter().chain([("name", " ")]).collect();
    let refused = priya.post("/desk/views", &fields).await;
    assert!(refused.status == 422 && refused.says("Give the view a name."), "{}", refused.text());
    for (name, value) in FILTERS {
        let field = format!("input[type=hidden][name={name}]");
        assert_eq!(refused.attribute(&field, "value").as_deref(), Some(value));
    }
    let long = "x".repeat(41);
    let fields: Vec<(&str, &str)> = FILTERS.into_iter().chain([("name", long.as_str())]).collect();
    assert_eq!(priya.post("/desk/views", &fields).await.status, 422);
    for n in 1..=20 {
        let name = format!("View {n}");
        priya.post("/desk/views", &[("view", "over"), ("lang", "en"), ("name", &name)]).await.ok();
    }
    let full = priya.post("/desk/views", &[("lang", "en"), ("name", "One more")]).await;
    assert!(full.status == 422 && full.says("You have 20 views already"), "{}", full.text());
    let id = app.number("select max(id) as count from desk_views").await;
    priya.post(&format!("/desk/views/{id}/deletion"), &[]).await.ok();
    priya.post("/desk/views", &[("lang", "en"), ("name", "One more")]).await.ok().saying("is kept");
    // There is no room left to bring the other one back to.
    priya.post(&format!("/desk/views/{id}/restore"), &[]).await.ok().saying("You have 20 views already");
    // Every filter may be kept, and a group or a board that goes takes its views with it.
    let page = priya.get("/desk").await.ok();
    assert!(page.statements() <= 6, "{} statements", page.statements());
}
