//! After a change of the renderer what an older one made is rendered anew, without anybody asking.

use chrono::TimeDelta;

use super::ask;
use crate::matrix::Sample;
use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn what_an_older_renderer_made_is_rendered_anew() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let (ada, bob) = (app.customer("Ada").await, app.customer("Bob").await);
    let sample = Sample::make(&app, &ada, &bob).await;
    let (path, thread) = ask(&ada, "lamps", "Why does it hum?").await;
    app.sql(&format!(
        "update posts set html = '<p>As it was made</p>', renderer_version = 0 where thread_id = {thread};
         update articles set body = 'With a **dry** cloth.', html = '<p>As it was made</p>', renderer_version = 0;"
    ))
    .await;
    let article = sample.fill("/faq/{section}/clean{thread}x");
    ada.get(&path).await.ok().saying("As it was made");
    ada.get(&article).await.ok().saying("As it was made");
    app.pass(TimeDelta::minutes(1)).await;
    assert!(ada.get(&path).await.ok().saying("It happens since").count(".prose strong") > 0);
    assert!(ada.get(&article).await.ok().saying("With a").count(".prose strong") > 0);
    assert_eq!(app.count("select 1 from posts where renderer_version = 0").await, 0);
    assert_eq!(app.count("select 1 from post_revisions").await, 0, "and nobody edited anything");
}
