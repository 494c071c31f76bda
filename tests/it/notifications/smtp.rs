//! Mail over a real connection to a mail server, with its moods.

use std::time::Duration;

use askwell::jobs::{Queue, Tools};
use askwell::mail::Mailer;
use askwell::simulation::PostOffice;

use crate::support::TestApp;
use crate::support::questions::{self, Speaks};

async fn queue(app: &TestApp, server: &PostOffice) -> Queue {
    let mailer =
        Mailer::smtp(&server.url, "Brightloom <help@brightloom.example>", Duration::from_secs(5)).unwrap();
    let pools = app.engine.app.pools.clone();
    let tools = Tools {
        pools,
        clock: app.clock.clone(),
        mailer,
        base_url: app.base.as_str().into(),
        signed: app.engine.app.signed.clone(),
    };
    Queue::new(tools, askwell::register::jobs).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_refuses_at_first_gets_the_mail_later_and_once() {
    let app = TestApp::start().await;
    let mut refusals = 2_i32;
    let refuses = move || {
        refusals -= 1;
        refusals >= 0
    };
    let server = PostOffice::open(refuses).await.unwrap();
    let queue = queue(&app, &server).await;
    let board = app.board("lamps", "Lamps").await;
    for name in ["Ada", "Bob"] {
        app.customer(name).await;
    }
    app.sql("update members set email_confirmed_at = null where handle = 'bob'").await;
    let question = questions::ask(&app, "ada", board, "灯不亮：Lamp stays dark").await;
    questions::reply(&app, "bob", question, Some(Speaks::Customer), &[]).await;
    app.engine.pump.settle().await.unwrap();
    for _ in 0..6 {
        queue.run_due().await.unwrap();
        // The queue waits longer after each refusal; the test does not.
        app.sql("update graphile_worker._private_jobs set run_at = now() - interval '1 second'").await;
    }
    assert_eq!(server.refused(), 2);
    let received = server.collect();
    assert_eq!(received.len(), 2, "the receipt and the reply, each once");
    assert!(received.iter().all(|mail| mail.to == "ada@example.org"));
    let reply = received.iter().find(|mail| mail.data.contains("In-Reply-To: <thread-"));
    let data = &reply.unwrap().data;
    for part in [
        "From: Brightloom",
        "Auto-Submitted: auto-generated",
        "List-Unsubscribe: <http",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "multipart/alternative",
        "text/plain",
        "text/html",
    ] {
        assert!(data.contains(part), "{part} is missing in {data}");
    }
    assert_eq!(app.count("select 1 from notifications where mailed_at is not null").await, 1);
    assert_eq!(app.count("select 1 from graphile_worker._private_jobs").await, 0);
}
