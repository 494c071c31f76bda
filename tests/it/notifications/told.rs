//! Who is told of which event.

use askwell::db::{BoardId, FlagId, MemberId, PostId, PromotionId};
use askwell::events::{Fact, Kind, ProposedOutcome};

use crate::support::TestApp;
use crate::support::questions::{self, Question, Speaks};

/// "handle: kind" of every notification, in the order of handles.
async fn told(app: &TestApp) -> Vec<String> {
    use diesel::sql_types::Text;
    use diesel_async::RunQueryDsl;
    #[derive(diesel::QueryableByName)]
    struct Told {
        #[diesel(sql_type = Text)]
        told: String,
    }
    app.settle().await;
    let query = "select m.handle || ': ' || n.kind as told from notifications n join members m on m.id = n.member_id order by 1";
    let rows: Vec<Told> = diesel::sql_query(query).load(&mut app.conn().await).await.unwrap();
    rows.into_iter().map(|row| row.told).collect()
}

async fn forget(app: &TestApp) {
    app.settle().await;
    app.sql("delete from notifications").await;
}

/// Ada asked; Bob follows; Cy has it too; Dan follows and has it too; Eve is an agent.
async fn scene() -> (TestApp, Question) {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    for name in ["Ada", "Bob", "Cyd", "Dan"] {
        app.customer(name).await;
    }
    app.agent("Eve").await;
    let question = questions::ask(&app, "ada", board, "Lamp stays dark").await;
    join(&app, question, "follows", &["bob", "dan"]).await;
    join(&app, question, "me_toos", &["cyd", "dan"]).await;
    forget(&app).await;
    (app, question)
}

async fn join(app: &TestApp, question: Question, table: &str, handles: &[&str]) {
    for handle in handles {
        let id = question.id;
        app.sql(&format!("insert into {table} (thread_id, member_id, at) select {id}, id, created_at from members where handle = '{handle}'"))
            .await;
    }
}

async fn agent_answers(app: &TestApp, question: Question) -> i64 {
    questions::reply(app, "eve", question, Some(Speaks::Agent), &[]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_tells_asker_and_followers_and_whom_it_names_once() {
    let (app, question) = scene().await;
    let cyd = questions::member(&app, "cyd").await;
    questions::reply(&app, "bob", question, Some(Speaks::Customer), &[cyd, question.asker]).await;
    assert_eq!(told(&app).await, ["ada: mention", "cyd: mention", "dan: reply"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agents_answer_tells_those_who_have_the_question_too() {
    let (app, question) = scene().await;
    agent_answers(&app, question).await;
    assert_eq!(told(&app).await, ["ada: reply", "bob: reply", "cyd: reply", "dan: reply"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn suspended_members_and_those_who_may_not_read_are_not_told() {
    let (app, question) = scene().await;
    app.sql("update members set suspended_at = created_at where handle = 'bob'").await;
    app.sql(&format!(
        "update threads set audience_id = (select staff_id from boards where id = {}) where id = {}",
        question.board, question.id
    ))
    .await;
    join(&app, question, "follows", &["eve"]).await;
    questions::reply(&app, "ada", question, Some(Speaks::Asker), &[]).await;
    assert_eq!(told(&app).await, ["eve: reply"], "only staff read it, and Bob is suspended");

    forget(&app).await;
    let elsewhere = app.board("other", "Other").await;
    app.sql(&format!("update member_roles set board_id = {elsewhere}")).await;
    questions::reply(&app, "ada", question, Some(Speaks::Asker), &[]).await;
    assert_eq!(told(&app).await, [] as [&str; 0], "an agent of another board does not read it");
}

#[tokio::test(flavor = "multi_thread")]
async fn marks_tell_the_author_and_everybody_the_question_concerns() {
    let (app, question) = scene().await;
    let bob = questions::member(&app, "bob").await;
    let post = questions::reply(&app, "bob", question, Some(Speaks::Customer), &[]).await;
    forget(&app).await;
    let (post, author) = (PostId(post), MemberId(bob));
    let accepted = Fact::Accepted { by: MemberId(question.asker), post: 2 };
    questions::tell(
        &app,
        question,
        Kind::AnswerAccepted { post, author },
        Some(question.asker),
        Some(accepted),
    )
    .await;
    assert_eq!(told(&app).await, ["ada: rating", "bob: accepted", "cyd: solved", "dan: solved"]);

    forget(&app).await;
    let eve = questions::member(&app, "eve").await;
    let verified = Fact::Verified { by: MemberId(eve), post: 2 };
    questions::tell(&app, question, Kind::AnswerVerified { post, author }, Some(eve), Some(verified)).await;
    assert_eq!(told(&app).await, ["ada: verified", "bob: verified", "cyd: verified", "dan: verified"]);

    forget(&app).await;
    questions::tell(&app, question, Kind::PostHidden { post, author }, Some(eve), None).await;
    questions::tell(&app, question, Kind::PostRestored { post, author }, Some(eve), None).await;
    questions::tell(&app, question, Kind::PostFlagged { flag: FlagId(1), post }, Some(question.asker), None)
        .await;
    assert_eq!(told(&app).await, ["bob: hidden", "bob: restored"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_is_told_once_to_each_however_many_threads_it_answers() {
    let (app, first) = scene().await;
    let second = questions::ask(&app, "bob", first.board, "Lamp is dark").await;
    join(&app, second, "me_toos", &["ada"]).await;
    forget(&app).await;
    let article = article(&app, "public").await;
    let eve = questions::member(&app, "eve").await;
    for question in [first, second] {
        promote(&app, question, article, eve).await;
    }
    assert_eq!(told(&app).await, ["ada: in_faq", "bob: in_faq", "cyd: in_faq", "dan: in_faq"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_for_staff_is_told_to_staff_only() {
    let (app, question) = scene().await;
    join(&app, question, "follows", &["eve"]).await;
    let article = article(&app, "staff").await;
    let bob = questions::member(&app, "bob").await;
    promote(&app, question, article, bob).await;
    assert_eq!(told(&app).await, ["eve: in_faq"]);
}

/// A published article; gives its row.
pub(super) async fn article(app: &TestApp, rule: &str) -> i64 {
    app.sql(&format!(
        "insert into sections (slug, position, created_at) values ('light', 1, '2026-11-02T09:00:00Z');
         insert into articles (section_id, audience_id, kind, state, lang, slug, title, short, body, html, renderer_version, verified_at, review_on, created_at, published_at)
         select s.id, a.id, 'question', 'published', 'en', 'dark-lamp', 'What to do when the lamp is dark', 'Hold the button.', 'b', '<p>b</p>', 1,
                s.created_at, '2027-05-01', s.created_at, s.created_at
         from sections s, audiences a where a.rule = '{rule}' and a.board_id is null"
    ))
    .await;
    app.number("select max(id) as count from articles").await
}

/// Promotes an open question to the article.
pub(super) async fn promote(app: &TestApp, question: Question, article: i64, by: i64) {
    use askwell::db::ArticleId;
    let now = app.clock.now();
    let mut conn = app.conn().await;
    let remind_at = now + chrono::TimeDelta::days(3);
    let fact = Fact::Proposed { outcome: ProposedOutcome::AnsweredInFaq, remind_at };
    let applied = askwell::ledger::actions::apply(&mut conn, question.question(), fact, now).await.unwrap();
    let happened =
        question.happened(Kind::ThreadPromoted { promotion: PromotionId(1) }).article(ArticleId(article));
    askwell::events::append(&mut conn, happened.by(MemberId(by)).facts(applied.facts), now).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_asker_says_tells_the_owner_and_what_time_does_tells_the_asker() {
    let (app, question) = scene().await;
    agent_answers(&app, question).await;
    forget(&app).await;
    questions::tell(&app, question, Kind::QuestionReopened, Some(question.asker), Some(Fact::SaidNotSolved))
        .await;
    assert_eq!(told(&app).await, ["eve: reopened"]);
    forget(&app).await;
    agent_answers(&app, question).await;
    forget(&app).await;
    app.pass(chrono::TimeDelta::days(3)).await;
    assert_eq!(told(&app).await, ["ada: reminder"]);
    forget(&app).await;
    app.pass(chrono::TimeDelta::days(4)).await;
    assert_eq!(told(&app).await, ["ada: reminder"]);
    forget(&app).await;
    app.pass(chrono::TimeDelta::days(3)).await;
    assert_eq!(told(&app).await, ["ada: presumed"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn imports_and_moves_tell_nobody() {
    let (app, question) = scene().await;
    questions::tell(&app, question, Kind::ThreadImported, Some(question.asker), None).await;
    questions::tell(
        &app,
        question,
        Kind::ThreadMoved { from: BoardId(question.board) },
        Some(question.asker),
        None,
    )
    .await;
    assert_eq!(told(&app).await, [] as [&str; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn however_many_follow_all_of_them_are_told() {
    let (app, question) = scene().await;
    let id = question.id;
    app.sql(&format!(
        "insert into members (handle, name, email, email_confirmed_at, lang, time_zone, created_at)
           select 'crowd' || i, 'Crowd', 'crowd' || i || '@example.org', '2026-11-01T00:00:00Z', 'en', 'UTC', '2026-11-01T00:00:00Z'
           from generate_series(1, 2500) i;
         insert into follows (thread_id, member_id, at) select {id}, id, created_at from members where handle like 'crowd%'"
    ))
    .await;
    questions::reply(&app, "bob", question, Some(Speaks::Customer), &[]).await;
    app.engine.pump.settle().await.unwrap();
    assert_eq!(app.count("select 1 from notifications where kind = 'reply'").await, 2502, "and Ada, and Dan");
    let jobs = "select 1 from graphile_worker.jobs where task_identifier = 'notify_by_mail'";
    assert_eq!(app.count(jobs).await, 2502);
}

#[tokio::test(flavor = "multi_thread")]
async fn news_of_an_article_stay_while_another_thread_of_the_member_shows_it() {
    let (app, first) = scene().await;
    let second = questions::ask(&app, "bob", first.board, "Lamp is dark").await;
    join(&app, second, "me_toos", &["ada"]).await;
    forget(&app).await;
    let article = article(&app, "public").await;
    let eve = questions::member(&app, "eve").await;
    for question in [first, second] {
        app.sql(&format!("update threads set article_id = {article} where id = {}", question.id)).await;
        promote(&app, question, article, eve).await;
    }
    app.settle().await;
    app.sql(&format!("update threads set article_id = null where id = {}", first.id)).await;
    let undone = Kind::ThreadUnpromoted { promotion: PromotionId(1) };
    let mut conn = app.conn().await;
    let happened = first.happened(undone).article(askwell::db::ArticleId(article));
    askwell::events::append(&mut conn, happened.by(MemberId(eve)), app.clock.now()).await.unwrap();
    assert_eq!(told(&app).await, ["ada: in_faq", "bob: in_faq"], "Cyd and Dan had the first question only");
    let elsewhere = format!("select 1 from notifications where thread_id = {}", second.id);
    assert_eq!(app.count(&elsewhere).await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_typed_with_capitals_is_that_name() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let form =
        [("title", "Lamp stays dark"), ("board", "setup"), ("body", "Do you know, @Bo?"), ("shown", "1")];
    let page = ada.post("/ask", &form).await.ok();
    assert_eq!(page.attribute("#p1 .prose a", "href").as_deref(), Some("/u/bo"));
    assert_eq!(page.text_of("#p1 .prose a"), "@Bo");
    app.settle().await;
    bo.get("/notifications").await.ok().saying("Ada named you.");
}

#[tokio::test(flavor = "multi_thread")]
async fn authors_hear_of_staff_who_edit_or_move_what_they_wrote() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    app.board("repairs", "Repairs").await;
    let (ada, priya) = (app.customer("Ada").await, app.agent("Priya").await);
    let (_, id) = crate::threads::ask(&ada, "setup", "Lamp stays dark").await;
    let post = crate::threads::post_id(&app, id, 1).await;
    let edit =
        |revision| [("revision", revision), ("title", "Lamp stays dark at night"), ("body", "It does.")];
    priya.post(&format!("/posts/{post}"), &edit("0")).await.ok();
    let to = format!("/t/{id}/move");
    let long = "x".repeat(501);
    let refused = priya.post(&to, &[("board", "repairs"), ("reason", &long)]).await;
    assert_eq!((refused.status, refused.text_of("textarea[name=reason]")), (422, long));
    priya
        .post(&to, &[("board", "repairs"), ("reason", "It is broken.")])
        .await
        .ok()
        .saying("Moved to Repairs");
    app.settle().await;
    let inbox = ada.get("/notifications").await.ok().saying("Priya edited your post.");
    inbox.saying("Priya moved your question to another board.").saying("Reason: It is broken.");
    forget(&app).await;
    priya.post(&to, &[("board", "setup"), ("reason", "")]).await.ok();
    ada.post(&format!("/posts/{post}"), &[("revision", "1"), ("title", "Lamp stays dark"), ("body", "Yes.")])
        .await
        .ok();
    app.settle().await;
    let inbox = ada.get("/notifications").await.ok().saying("moved your question");
    assert!(!inbox.says("Reason") && !inbox.says("edited"), "{}", inbox.text());
}
