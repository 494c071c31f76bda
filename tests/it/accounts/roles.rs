//! Members and roles, for admins.

use chrono::TimeDelta;

use crate::support::TestApp;

const PASSWORD: &str = "violet kettle mountain";

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_finds_members_and_gives_and_takes_roles() {
    let app = TestApp::start().await;
    let board = app.board("parcels", "Parcels").await;
    let root = app.admin("Root").await;
    let ada = app.customer("Ada").await;
    root.get("/admin/people?who=ADA%40exa").await.ok().saying("ada@example.org");
    root.get("/admin/people?who=nobody").await.ok().saying("Nobody was found");
    let id = app.number("select id as count from members where handle = 'ada'").await;
    let page = format!("/admin/people/{id}");
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
    root.post(&format!("/admin/people/{id}/revocations"), &[("role", &role)])
        .await
        .ok()
        .saying("This is the last admin");
    assert_eq!(app.count("select 1 from member_roles").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_learns_of_these_pages() {
    let app = TestApp::start().await;
    let (ada, agent) = (app.customer("Ada").await, app.agent("Kim").await);
    for path in ["/admin", "/admin/settings", "/admin/people", "/admin/people/1"] {
        assert_eq!(ada.get(path).await.status, 404, "{path}");
        assert_eq!(agent.get(path).await.status, 404, "{path}");
        assert!(app.guest().get(path).await.path.starts_with("/sign-in"), "{path}");
    }
    assert_eq!(agent.post("/admin/people/1/grants", &[("role", "admin")]).await.status, 404);
    assert_eq!(app.count("select 1 from member_roles where role = 'admin'").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_asks_for_a_password_that_was_typed_just_now_and_keeps_the_form() {
    let app = TestApp::start().await;
    let board = app.board("parcels", "Parcels").await.to_string();
    app.customer("Ada").await;
    let ada = app.number("select id as count from members where handle = 'ada'").await;
    let root = app.guest();
    let sign_up = [("name", "Root"), ("email", "root@example.org"), ("password", PASSWORD)];
    root.post("/sign-up", &sign_up).await.ok();
    root.post("/sign-in", &[("email", "root@example.org"), ("password", PASSWORD)]).await.ok();
    app.sql(
        "update members set email_confirmed_at = created_at where handle = 'root';
         insert into member_roles (member_id, role, granted_at)
            select id, 'admin', created_at from members where handle = 'root'",
    )
    .await;
    let grants = format!("/admin/people/{ada}/grants");
    let roles = "select 1 from member_roles where role = 'agent'";
    root.post(&grants, &[("role", "agent"), ("board", &board)]).await.ok().saying("Ada has the role now");
    assert_eq!(app.count(roles).await, 1, "signed in just now");

    app.clock.advance(TimeDelta::minutes(16));
    let page = root.post(&grants, &[("role", "lead"), ("board", &board)]).await.ok();
    let page = page.saying("Please confirm it is you");
    assert_eq!(
        app.count("select 1 from member_roles where role = 'lead'").await,
        0,
        "nothing has happened yet"
    );
    assert_eq!(page.attribute("main form", "action").unwrap(), grants);
    assert_eq!(page.attribute("input[name=role]", "value").unwrap(), "lead");
    assert_eq!(page.attribute("input[name=board]", "value").unwrap(), board);
    let again = |password: &'static str| [("role", "lead"), ("board", &board), ("own-password", password)];
    let page = root.post(&grants, &again("not this one")).await;
    assert_eq!(page.status, 422);
    let page = page.saying("This is not your password.");
    assert_eq!(page.attribute("input[name=role]", "value").unwrap(), "lead");
    assert_eq!(page.count("input[name=own-password]"), 1);
    assert!(!page.body.contains("not this one"), "a password is never sent back");
    root.post(&grants, &again(PASSWORD)).await.ok().saying("Ada has the role now");
    assert_eq!(app.count("select 1 from member_roles where role = 'lead'").await, 1);

    let given = app.number("select id as count from member_roles where role = 'lead'").await.to_string();
    let revocations = format!("/admin/people/{ada}/revocations");
    root.post(&revocations, &[("role", &given)]).await.ok().saying("The role was taken");
    app.clock.advance(TimeDelta::minutes(16));
    let given = app.number("select id as count from member_roles where role = 'agent'").await.to_string();
    root.post(&revocations, &[("role", &given)]).await.ok().saying("Please confirm it is you");
    assert_eq!(app.count(roles).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_not_guessed_on_the_page_that_asks_for_it_again() {
    let app = TestApp::start().await;
    app.customer("Ada").await;
    let root = app.admin("Root").await;
    app.clock.advance(TimeDelta::minutes(16));
    let ada = app.number("select id as count from members where handle = 'ada'").await;
    let grants = format!("/admin/people/{ada}/grants");
    for _ in 0..10 {
        let page = root.post(&grants, &[("role", "agent"), ("own-password", "a guess")]).await;
        assert_eq!(page.status, 422);
    }
    assert_eq!(root.post(&grants, &[("role", "agent"), ("own-password", "a guess")]).await.status, 429);
}
