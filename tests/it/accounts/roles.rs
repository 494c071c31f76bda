//! Members and roles, for admins.

use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_finds_members_and_gives_and_takes_roles() {
    let app = TestApp::start().await;
    let board = app.board("parcels", "Parcels").await;
    let root = app.admin("Root").await;
    let ada = app.customer("Ada").await;
    root.get("/admin/members?who=ADA%40exa").await.ok().saying("ada@example.org");
    root.get("/admin/members?who=nobody").await.ok().saying("Nobody was found");
    let id = app.number("select id as count from members where handle = 'ada'").await;
    let page = format!("/admin/members/{id}");
    root.get(&page).await.ok().saying("A customer: no role");
    let form = [("role", "agent"), ("board", &board.to_string())];
    let shown = root
        .post(&format!("{page}/grants"), &form)
        .await
        .ok()
        .saying("Ada has the role now")
        .saying("given by Root");
    assert!(shown.says("Agent · Parcels"));
    let role = shown.attribute("input[name=role][type=hidden]", "value").unwrap();
    assert_eq!(ada.get("/account").await.ok().count(".staffbar"), 1);
    root.post(&format!("{page}/revocations"), &[("role", &role)]).await.ok().saying("The role was taken");
    assert_eq!(ada.get("/account").await.ok().count(".staffbar"), 0);
    assert_eq!(app.count("select 1 from events where kind in ('role_granted', 'role_revoked')").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_admin_stays() {
    let app = TestApp::start().await;
    let root = app.admin("Root").await;
    let id = app.number("select id as count from members where handle = 'root'").await;
    let role = app.number("select id as count from member_roles").await.to_string();
    root.post(&format!("/admin/members/{id}/revocations"), &[("role", &role)])
        .await
        .ok()
        .saying("This is the last admin");
    assert_eq!(app.count("select 1 from member_roles").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_learns_of_these_pages() {
    let app = TestApp::start().await;
    let (ada, agent) = (app.customer("Ada").await, app.agent("Kim").await);
    for path in ["/admin", "/admin/settings", "/admin/members", "/admin/members/1"] {
        assert_eq!(ada.get(path).await.status, 404, "{path}");
        assert_eq!(agent.get(path).await.status, 404, "{path}");
        assert!(app.guest().get(path).await.path.starts_with("/sign-in"), "{path}");
    }
    assert_eq!(agent.post("/admin/members/1/grants", &[("role", "admin")]).await.status, 404);
    assert_eq!(app.count("select 1 from member_roles where role = 'admin'").await, 0);
}
