//! Products as admins keep them, members own them and questions name them.

use crate::support::TestApp;
use crate::support::app::Browser;
use crate::support::page::Page;

async fn product(by: &Browser, name: &str, versions: &str) -> Page {
    by.post("/admin/products", &[("name", name), ("versions", versions), ("position", "1")]).await
}

async fn id_of(app: &TestApp, name: &str) -> i64 {
    app.number(&format!("select id as count from products where name = '{name}'")).await
}

/// Asks about a product, as the form sends it.
async fn ask_about(by: &Browser, title: &str, product: &str) -> Page {
    let form =
        [("title", title), ("board", "lamps"), ("body", "It hums."), ("shown", "1"), ("product", product)];
    by.post("/ask", &form).await
}

#[tokio::test(flavor = "multi_thread")]
async fn admins_keep_the_list_and_put_away_what_is_old_with_an_undo() {
    let app = TestApp::start().await;
    let (root, ada) = (app.admin("Root").await, app.customer("Ada").await);
    root.get("/admin/products").await.ok().saying("No products yet");
    product(&root, "Lamp", " 1.0\r\n\r\n2.0\r\n1.0")
        .await
        .ok()
        .saying("The product is saved")
        .saying("1.0 · 2.0");
    let lamp = id_of(&app, "Lamp").await;
    assert_eq!(app.count("select 1 from events where kind = 'product_changed'").await, 1);
    // Another of the same name, however it is written, and a list that is none.
    let taken = product(&root, "LAMP", "3.0").await;
    assert!(taken.status == 422 && taken.says("Another product has this name"), "{}", taken.text());
    assert_eq!(taken.text_of("textarea[name=versions]"), "3.0");
    for (versions, sentence) in [
        ((0..51).map(|n| format!("{n}.0\n")).collect::<String>(), "at most 50 versions"),
        ("9".repeat(41), "at most 40 characters for each version"),
    ] {
        let refused = product(&root, "Other", &versions).await;
        assert!(refused.status == 422 && refused.says(sentence), "{}", refused.text());
    }
    assert_eq!(product(&root, "", "").await.status, 422);
    // Saved again as it stands, nothing is stored.
    let address = format!("/admin/products/{lamp}");
    let same = [("name", "Lamp"), ("versions", "1.0\n2.0"), ("position", "1")];
    root.post(&address, &same).await.ok();
    assert_eq!(app.count("select 1 from events where kind = 'product_changed'").await, 1);
    root.post(&address, &[("name", "Lamp"), ("versions", "2.0\n3.0"), ("position", "2")]).await.ok();
    let away = root.post(&format!("{address}/archive"), &[]).await.ok().saying("put away");
    assert!(!ada.get("/ask").await.ok().says("Which product"));
    let undo = away.attribute("#flash form", "action").unwrap();
    root.post(&undo, &[]).await.ok().saying("on the list again");
    ada.get("/ask").await.ok().saying("Which product is it about?").saying("Lamp (3.0)");
    app.settle().await;
    assert_eq!(app.count("select 1 from events where kind = 'product_changed'").await, 4);
    assert_eq!(app.count("select 1 from event_failures").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_member_owns_is_theirs_to_say_and_fills_in_the_form_where_only_one_fits() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let (root, ada, bob) = (app.admin("Root").await, app.customer("Ada").await, app.customer("Bob").await);
    ada.get("/account/interests").await.ok().saying("There is nothing to choose yet");
    product(&root, "Lamp", "1.0\n2.0").await.ok();
    product(&root, "Cable", "").await.ok();
    let (lamp, cable) = (id_of(&app, "Lamp").await, id_of(&app, "Cable").await);
    let (lamp_field, cable_field) = (format!("own-{lamp}"), format!("own-{cable}"));
    let (old, new, plain) = (format!("{lamp}:1.0"), format!("{lamp}:2.0"), cable.to_string());
    let chosen = |page: &Page| page.attribute("select#product option[selected]", "value").unwrap_or_default();
    // Nothing is presumed of somebody who said nothing.
    let asking = ada.get("/ask").await.ok();
    assert_eq!(chosen(&asking), "");
    assert_eq!(asking.count("details[open] select#product"), 0);
    for wrong in [format!("{lamp}:9.9"), plain.clone(), "seven".to_owned(), "-1".to_owned()] {
        let refused = ada.post("/account/interests", &[(&lamp_field, &wrong)]).await;
        assert!(
            refused.status == 422 && refused.says("Choose a product from the list"),
            "{wrong}: {}",
            refused.text()
        );
    }
    assert_eq!(app.count("select 1 from member_products").await, 0);
    for _ in 0..2 {
        ada.post("/account/interests", &[(&lamp_field, &old)]).await.ok().saying("Saved");
    }
    assert_eq!(app.count("select 1 from events where kind = 'owned_products_changed'").await, 1);
    let asking = ada.get("/ask").await.ok();
    assert_eq!(chosen(&asking), old);
    assert_eq!(
        asking.count("details[open] select#product"),
        1,
        "what goes out with the question is in sight"
    );
    assert_eq!(chosen(&bob.get("/ask").await.ok()), "");
    // A version that has left the list stays theirs; a product that was put away is not filled in.
    root.post(
        &format!("/admin/products/{lamp}"),
        &[("name", "Lamp"), ("versions", "2.0"), ("position", "1")],
    )
    .await
    .ok();
    ada.post("/account/interests", &[(&lamp_field, &old)]).await.ok();
    assert_eq!(chosen(&ada.get("/ask").await.ok()), old);
    root.post(&format!("/admin/products/{lamp}/archive"), &[]).await.ok();
    assert_eq!(chosen(&ada.get("/ask").await.ok()), "");
    ada.get("/account/interests").await.ok().saying("Lamp");
    assert!(!bob.get("/account/interests").await.ok().says("Lamp"));
    root.post(&format!("/admin/products/{lamp}/restore"), &[]).await.ok();
    // With two of them nobody knows which one it is.
    ada.post("/account/interests", &[(&lamp_field, &new), (&cable_field, &plain)]).await.ok();
    assert_eq!(chosen(&ada.get("/ask").await.ok()), "");
    ada.post("/account/interests", &[(&lamp_field, ""), (&cable_field, "")]).await.ok();
    assert_eq!(app.count("select 1 from member_products").await, 0);
    // It shows nowhere but on the desk.
    assert!(!bob.get("/u/ada").await.ok().says("Lamp"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_names_its_product_for_whoever_reads_it_and_keeps_it() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let (root, ada, priya) = (app.admin("Root").await, app.customer("Ada").await, app.agent("Priya").await);
    product(&root, "Lamp", "1.0\n2.0").await.ok();
    let lamp = id_of(&app, "Lamp").await;
    for wrong in [format!("{lamp}:9.9"), "999999".to_owned(), "a lamp".to_owned()] {
        let refused = ask_about(&ada, "Why does it hum?", &wrong).await;
        assert!(
            refused.status == 422 && refused.says("Choose a product from the list"),
            "{}",
            refused.text()
        );
        assert_eq!(refused.text_of("textarea[name=body]"), "It hums.");
        assert_eq!(refused.count("details[open] select#product"), 1, "the fault is in sight");
    }
    assert_eq!(app.count("select 1 from threads").await, 0);
    let asked = ask_about(&ada, "Why does it hum?", &format!("{lamp}:2.0")).await.ok();
    let (path, id) = (asked.path.clone(), app.number("select max(id) as count from threads").await);
    asked.saying("Product Lamp (2.0)");
    // How the last days went is remembered from the queue.
    priya.get("/desk").await.ok();
    let read = priya.get(&format!("/desk/{id}")).await.ok();
    assert!(read.text_of(".pane__head").contains("Product Lamp (2.0)"), "{}", read.text_of(".pane"));
    assert!(read.statements() <= 8, "{} statements", read.statements());
    // A page that guests are served again says what it is called now.
    app.settle().await;
    app.guest().get(&path).await.ok().saying("Lamp (2.0)");
    let renamed = [("name", "Torch"), ("versions", "3.0"), ("position", "1")];
    root.post(&format!("/admin/products/{lamp}"), &renamed).await.ok();
    root.post(&format!("/admin/products/{lamp}/archive"), &[]).await.ok();
    app.settle().await;
    app.guest().get(&path).await.ok().saying("Torch (2.0)");
    // Nobody must name one; without a version it is as good.
    root.post(&format!("/admin/products/{lamp}/restore"), &[]).await.ok();
    ask_about(&ada, "Why does it blink?", "").await.ok();
    ask_about(&ada, "Why does it glow?", &lamp.to_string()).await.ok().saying("Product Torch");
    assert_eq!(app.count("select 1 from thread_products").await, 2);
    assert_eq!(app.count("select 1 from thread_products where version is null").await, 1);
    // No event says what somebody owns.
    assert_eq!(app.count("select 1 from events e where to_jsonb(e)::text ~ 'Torch|Lamp'").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_is_asked_for_no_product() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let root = app.admin("Root").await;
    product(&root, "Lamp", "1.0").await.ok();
    assert!(!app.guest().get("/ask").await.ok().says("Which product"));
    let guest = app.guest();
    let kept = ask_about(&guest, "Why does it hum?", &id_of(&app, "Lamp").await.to_string()).await;
    assert!(kept.path.starts_with("/sign-in"), "{}", kept.path);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_has_a_hundred_products_at_most() {
    let app = TestApp::start().await;
    let root = app.admin("Root").await;
    app.sql(
        "insert into products (name, versions, position, created_at, changed_at)
         select 'Lamp ' || n, '{}', 1, '2026-11-02T09:00:00Z', '2026-11-02T09:00:00Z' from generate_series(1, 99) n",
    )
    .await;
    product(&root, "The hundredth", "").await.ok().saying("The product is saved");
    let full = product(&root, "One more", "1.0").await;
    assert!(full.status == 422 && full.says("There are 100 products on the list already"), "{}", full.text());
    assert_eq!(full.text_of("textarea[name=versions]"), "1.0");
    // One is put away and another takes its place.
    let old = id_of(&app, "Lamp 7").await;
    root.post(&format!("/admin/products/{old}/archive"), &[]).await.ok();
    product(&root, "One more", "").await.ok().saying("The product is saved");
    let back = root.post(&format!("/admin/products/{old}/restore"), &[]).await.ok();
    back.saying("There are 100 products on the list already");
    assert_eq!(app.count("select 1 from products where archived_at is null").await, 100);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_form_did_not_say_stays_owned() {
    let app = TestApp::start().await;
    let (root, ada) = (app.admin("Root").await, app.customer("Ada").await);
    product(&root, "Lamp", "1.0").await.ok();
    product(&root, "Cable", "").await.ok();
    let (lamp, cable) = (id_of(&app, "Lamp").await, id_of(&app, "Cable").await);
    let (lamp_field, cable_field) = (format!("own-{lamp}"), format!("own-{cable}"));
    ada.post("/account/interests", &[(&lamp_field, &format!("{lamp}:1.0"))]).await.ok();
    ada.post("/account/interests", &[(&cable_field, &cable.to_string())]).await.ok().saying("Saved");
    assert_eq!(app.count("select 1 from member_products").await, 2, "both are theirs");
    let refused = ada.post("/account/interests", &[(&cable_field, "nonsense")]).await;
    let chosen = refused.attribute(&format!("#{lamp_field} option[selected]"), "value");
    assert_eq!((refused.status, chosen), (422, Some(format!("{lamp}:1.0"))));
    ada.post("/account/interests", &[(&lamp_field, "")]).await.ok();
    assert_eq!(app.count("select 1 from member_products").await, 1, "what it says is done");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_keeps_which_product_was_chosen_and_that_none_was() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let (root, ada) = (app.admin("Root").await, app.customer("Ada").await);
    product(&root, "Lamp", "1.0\n2.0").await.ok();
    let lamp = id_of(&app, "Lamp").await;
    let (old, new) = (format!("{lamp}:1.0"), format!("{lamp}:2.0"));
    ada.post("/account/interests", &[(&format!("own-{lamp}"), &old)]).await.ok();
    let draft = [("place", "ask"), ("title", "It hums"), ("body", "At night.")];
    for (said, chosen) in [(Some(""), ""), (Some(new.as_str()), new.as_str()), (None, old.as_str())] {
        let fields: Vec<(&str, &str)> =
            draft.iter().copied().chain(said.map(|product| ("product", product))).collect();
        ada.post("/drafts", &fields).await.ok();
        let page = ada.get("/ask").await.ok();
        assert_eq!(page.text_of("textarea[name=body]"), "At night.");
        let found = page.attribute("select#product option[selected]", "value").unwrap_or_default();
        assert_eq!(found, chosen, "{said:?}");
    }
}
