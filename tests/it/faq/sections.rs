//! Sections, managed by admins.

use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_makes_sections_and_gives_them_owners() {
    let app = TestApp::start().await;
    let admin = app.admin("Grace").await;
    app.agent("Kenji").await;
    assert_eq!(app.agent("Mei").await.get("/admin/sections").await.status, 404);
    let made = admin
        .post("/admin/sections", &[("name-en", "Payments"), ("name-zh-hans", "付款"), ("line-en", "Charges")])
        .await
        .ok();
    assert!(made.path.starts_with("/admin/sections/"), "{}", made.path);
    let page = admin.post(&format!("{}/owners", made.path), &[("handle", "@Kenji")]).await.ok();
    assert!(page.says("The owner was added.") && page.text_of(".pick").contains("Kenji"));
    admin
        .post(&format!("{}/owners", made.path), &[("handle", "nobody")])
        .await
        .ok()
        .saying("Nobody has this handle.");
    app.customer("Ada").await;
    let page = admin.post(&format!("{}/owners", made.path), &[("handle", "ada")]).await.ok();
    assert!(page.says("This member is no agent, lead or admin") && !page.text_of(".pick").contains("Ada"));
    let top = app.number("select id as count from sections").await.to_string();
    admin.post("/admin/sections", &[("name-en", "Charges"), ("parent", &top)]).await.ok();
    let sub = app.number("select id as count from sections where slug = 'charges'").await.to_string();
    let deep = admin.post("/admin/sections", &[("name-en", "Deeper"), ("parent", &sub)]).await;
    assert_eq!(deep.status, 422);
    assert!(deep.says("two deep at most"));
    assert_eq!(admin.post("/admin/sections", &[("name-en", "Payments")]).await.status, 422);
    let nameless = admin.post("/admin/sections", &[("line-en", "No name")]).await;
    assert_eq!((nameless.status, nameless.attribute("#slug", "value").as_deref()), (422, Some("")));
    admin.post("/admin/sections", &[("name-en", "Orders")]).await.ok();
    let orders = app.number("select id as count from sections where slug = 'orders'").await;
    admin.post(&format!("/admin/sections/{orders}/place"), &[("to", "up")]).await.ok();
    assert_eq!(app.count("select 1 from sections a, sections b where a.slug = 'orders' and b.slug = 'payments' and a.position < b.position").await, 1);
    assert!(app.count("select 1 from events where kind = 'section_changed'").await >= 5);
}
