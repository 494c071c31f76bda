//! Two admins change the settings at once, or type something wrong.

use crate::support::TestApp;
use crate::support::page::Page;

const SITE: [(&str, &str); 4] =
    [("site_name", "Tea Help"), ("langs", "en"), ("lang", "en"), ("zone", "Asia/Taipei")];
const TIMES: [(&str, &str); 4] =
    [("first_reminder", "2"), ("second_reminder", "5"), ("presumed_solved", "9"), ("claim", "45")];

fn stand(page: &Page, form: &str) -> String {
    page.attribute(&format!("form[action='{form}'] input[name^=stand]"), "value").unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_slower_of_two_admins_sees_both_settings_and_decides() {
    let app = TestApp::start().await;
    let (root, other) = (app.admin("Root").await, app.admin("Second").await);
    for (address, field, form, id) in [
        ("/admin/settings", "stand_site", &SITE, "site_name"),
        ("/admin/settings/times", "stand_times", &TIMES, "claim"),
    ] {
        let drawn = stand(&root.get("/admin/settings").await.ok(), address);
        let mut faster = form.to_vec();
        faster.push((field, &drawn));
        other.post(address, &faster).await.ok().saying("Settings saved");
        let slower: Vec<(&str, &str)> =
            faster.iter().map(|(name, value)| (*name, if *name == id { "50" } else { value })).collect();
        let page = root.post(address, &slower).await;
        assert_eq!(page.status, 409, "{}", page.text());
        let now = form.iter().find(|(name, _)| *name == id).unwrap().1;
        assert_eq!(page.text_of("[data-now]"), now, "only what was typed otherwise");
        assert_eq!(page.attribute(&format!("#{id}"), "value").as_deref(), Some("50"));
        let again = stand(&page, address);
        let decided: Vec<(&str, &str)> = slower
            .iter()
            .map(|(name, value)| (*name, if *name == field { &*again } else { value }))
            .collect();
        root.post(address, &decided).await.ok().saying("Settings saved");
        let page = root.get("/admin/settings").await.ok();
        assert_eq!(page.attribute(&format!("#{id}"), "value").as_deref(), Some("50"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn changing_one_form_does_not_stop_the_other() {
    let app = TestApp::start().await;
    let root = app.admin("Root").await;
    let page = root.get("/admin/settings").await.ok();
    let mut site = SITE.to_vec();
    let drawn = stand(&page, "/admin/settings");
    site.push(("stand_site", &drawn));
    let mut times = TIMES.to_vec();
    let drawn = stand(&page, "/admin/settings/times");
    times.push(("stand_times", &drawn));
    root.post("/admin/settings/times", &times).await.ok();
    root.post("/admin/settings", &site).await.ok().saying("Settings saved");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fault_in_the_name_leaves_the_times_as_they_are() {
    let app = TestApp::start().await;
    let root = app.admin("Root").await;
    let wrong = [("site_name", ""), ("langs", "en"), ("lang", "en"), ("zone", "UTC"), ("contact_phone", "1")];
    let page = root.post("/admin/settings", &wrong).await;
    assert_eq!(page.status, 422);
    let times = ["#first_reminder", "#second_reminder", "#presumed_solved", "#claim"]
        .map(|id| page.attribute(id, "value").unwrap());
    assert_eq!(times, ["3", "7", "10", "30"]);
    assert_eq!(page.attribute("#contact_phone", "value").as_deref(), Some("1"));
}
