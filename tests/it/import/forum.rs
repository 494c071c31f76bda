//! The exchange format.

use askwell::import::Source;

use super::{assert_ledger_agrees, import};
use crate::support::TestApp;
use crate::support::folder::TestFolder;

const SOLVED: &str = r#"{"id":"a1","board":"Cables & plugs","title":"Which plug fits?","created":"2019-03-04T05:06Z","views":77,"solved":true,"tags":["plug","cable"],"posts":[
{"n":1,"user":"user0001","at":"2019-03-04T05:06Z","html":"<p>Mine is <strong>round</strong>.</p><ul><li>one</li><li>two</li></ul><script>alert(1)</script>"},
{"n":2,"user":"user0002","at":"2019-03-04T06:00:00Z","html":"<pre><code>plug --round</code></pre>","likes":3,"solution":true},
{"n":3,"user":"user0001","at":"2019-03-05T06:00:00Z","html":"<p>Thanks, and one more thing: how long is it?</p>"}]}"#;
const UNMARKED: &str = r#"{"id":"a2","title":"墙上的灯不亮","created":"2020-01-01T00:00:00Z","solved":true,"posts":[
{"user":"user0003","at":"2020-01-01T00:00:00Z","text":"墙上的灯突然不亮了，换了灯泡也没有用，应该怎么办？"},
{"user":"user0001","at":"2020-01-01T01:00:00Z","text":"先看看开关。"},
{"user":"user0002","at":"2020-01-01T02:00:00Z","text":"再看看保险丝。"},
{"user":"user0003","at":"2020-01-01T03:00:00Z","text":"好了"}]}"#;
const OPEN: &str = r#"{"id":3,"title":"Still waiting","created":"2021-01-01T00:00:00Z","posts":[
{"user":"user0004","at":"2021-01-01T00:00:00Z","text":"Nobody answers."},
{"user":"user0004","at":"2021-01-02T00:00:00Z","text":""}]}"#;

/// Each object on one line, as the format wants it.
fn lines(objects: &[&str]) -> String {
    objects.iter().map(|object| format!("{}\n", object.replace('\n', ""))).collect()
}

async fn imported(text: &str) -> (TestApp, TestFolder, (askwell::import::Summary, Vec<String>)) {
    let app = TestApp::start().await;
    let folder = TestFolder::new();
    let file = folder.path().join("lamps.jsonl");
    std::fs::write(&file, text).unwrap();
    let told = import(&app, Source::Forum, &file).await;
    (app, folder, told)
}

#[tokio::test(flavor = "multi_thread")]
async fn threads_come_whole_with_their_times_marks_and_people() {
    let (app, _folder, (summary, faults)) = imported(&lines(&[SOLVED, UNMARKED, OPEN])).await;
    assert_eq!((summary.threads, summary.posts, summary.solved), (3, 8, 2), "{faults:?}");
    assert_eq!((summary.members, summary.boards), (4, 2));
    assert_eq!(faults, ["line 3: left out: post 2 is empty"]);
    let html = "select 1 from posts where body like '%**round**%' and html like '%<strong>round</strong>%' and body like '%one%'";
    assert_eq!(app.count(html).await, 1);
    assert_eq!(app.count("select 1 from posts where html like '%alert(1)%'").await, 0);
    assert_eq!(
        app.count("select 1 from posts where body like '%```%plug --round%' and helpful = 3").await,
        1
    );
    let times = "select 1 from threads where created_at = '2019-03-04T05:06Z' and last_post_at = '2019-03-05T06:00Z' and views = 77 and replies = 2";
    assert_eq!(app.count(times).await, 1);
    assert_eq!(app.count("select 1 from thread_tags").await, 2);
    assert_eq!(app.count("select 1 from threads where lang = 'zh-Hans'").await, 1);
    let people = "select 1 from members where origin like 'forum:lamps:user%' and email is null and password_hash is null";
    assert_eq!(app.count(people).await, 4);
    assert_eq!(app.count("select 1 from boards where slug in ('cables-plugs', 'lamps')").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn posts_stand_in_the_order_of_their_numbers() {
    let mixed = r#"{"id":"m","title":"Which comes first?","created":"2020-01-01T00:00:00Z","posts":[
{"n":3,"user":"user0002","at":"2020-01-01T02:00:00Z","text":"The answer."},
{"n":1,"user":"user0001","at":"2020-01-01T00:00:00Z","text":"The question."}]}"#;
    let (app, _folder, _) = imported(&lines(&[mixed])).await;
    assert_eq!(app.count("select 1 from posts where number = 1 and body = 'The question.'").await, 1);
    assert_eq!(app.count("select 1 from posts where number = 2 and body = 'The answer.'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ledger_knows_what_was_solved_and_what_waits() {
    let (app, _folder, _) = imported(&lines(&[SOLVED, UNMARKED, OPEN])).await;
    let accepted = "select 1 from ledger where outcome = 'accepted' and closed_at = '2019-03-04T06:00:00Z'";
    assert_eq!(app.count(accepted).await, 1, "what is said after the solution does not reopen");
    let last_of_others =
        "select 1 from acceptances a join posts p on p.id = a.post_id join threads t on t.id = a.thread_id
        where t.origin = 'forum:lamps:a2' and p.body = '再看看保险丝。' and t.accepted_post_id = p.id";
    assert_eq!(app.count(last_of_others).await, 1);
    assert_eq!(
        app.count("select 1 from ledger where state = 'waiting_staff' and asked_at = '2021-01-01'").await,
        1
    );
    assert_ledger_agrees(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_told() {
    let (app, _folder, _) = imported(&lines(&[SOLVED, UNMARKED, OPEN])).await;
    assert!(app.mails().is_empty());
    assert_eq!(app.count("select 1 from notifications").await, 0);
    assert_eq!(app.count("select 1 from events where kind = 'thread_imported'").await, 3);
    assert_eq!(
        app.count("select 1 from events where kind not in ('thread_imported', 'board_changed')").await,
        0
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_lines_are_told_by_number_and_the_rest_is_taken() {
    let text = format!(
        "{}not json\n\n{}{}{}",
        lines(&[OPEN]),
        lines(&[
            r#"{"id":"x","title":"No time","created":"yesterday","posts":[{"user":"u","at":"2020-01-01","text":"a"}]}"#
        ]),
        lines(&[r#"{"id":"y","title":"No posts","created":"2020-01-01T00:00Z","posts":[]}"#]),
        lines(&[SOLVED]),
    );
    let (app, _folder, (summary, faults)) = imported(&text).await;
    assert_eq!(summary.threads, 2);
    assert_eq!(summary.left_out, 4);
    assert!(faults[1].starts_with("line 2: left out: it cannot be read: expected"), "{faults:?}");
    assert_eq!(faults[2], "line 4: left out: “yesterday” is no time");
    assert_eq!(faults[3], "line 5: left out: it has no posts");
    assert_eq!(app.count("select 1 from threads").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn long_titles_and_bodies_are_cut_and_empty_questions_show_their_title() {
    let title = "How ".repeat(60);
    let body = "word ".repeat(13_000);
    let object = format!(
        r#"{{"id":"l","title":"{title}","created":"2020-01-01T00:00Z","posts":[{{"user":"a","at":"2020-01-01T00:00Z","html":"<p> </p>"}},{{"user":"b","at":"2020-01-01T01:00Z","text":"{body}"}}]}}"#
    );
    let (app, _folder, (summary, faults)) = imported(&lines(&[&object])).await;
    assert_eq!((summary.threads, summary.posts, summary.changed), (1, 2, 3), "{faults:?}");
    assert_eq!(
        app.count("select 1 from threads where title like '%…' and char_length(title) <= 150").await,
        1
    );
    assert_eq!(
        app.count("select 1 from posts where body like '%[…]' and char_length(body) <= 60000").await,
        1
    );
    assert_eq!(
        app.count("select 1 from posts p join threads t on t.id = p.thread_id where p.body = t.title").await,
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn importing_again_makes_no_doubles() {
    let (app, folder, _) = imported(&lines(&[SOLVED, UNMARKED])).await;
    let file = folder.path().join("lamps.jsonl");
    std::fs::write(&file, lines(&[SOLVED, UNMARKED, OPEN, OPEN])).unwrap();
    let (summary, _) = import(&app, Source::Forum, &file).await;
    assert_eq!((summary.threads, summary.already, summary.members, summary.boards), (1, 3, 1, 0));
    assert_eq!(app.count("select 1 from threads").await, 3);
    assert_eq!(app.count("select 1 from members").await, 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn taken_handles_get_a_number() {
    let app = TestApp::start().await;
    app.customer("User0001").await;
    let folder = TestFolder::new();
    let file = folder.path().join("lamps.jsonl");
    std::fs::write(&file, lines(&[SOLVED])).unwrap();
    import(&app, Source::Forum, &file).await;
    assert_eq!(
        app.count("select 1 from members where handle = 'user0001-2' and origin = 'forum:lamps:user0001'")
            .await,
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn boards_and_people_are_told_apart_whatever_their_names_look_like_in_addresses() {
    let thread = |id: usize, board: &str, user: &str| {
        format!(
            r#"{{"id":"{id}","board":"{board}","title":"Question {id}","created":"2020-01-01T00:00:00Z","posts":[{{"user":"{user}","at":"2020-01-01T00:00:00Z","text":"Why?"}}]}}"#
        )
    };
    let long = "alexander maximilian schmidt von der heide";
    let told = [
        thread(1, "灯具", long),
        thread(2, "订单", &format!("{long} the second")),
        thread(3, "C", "cc"),
        thread(4, "C++", "灯"),
        thread(5, "灯具", "灯灯"),
    ];
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    let (app, _folder, (summary, faults)) = imported(&lines(&told)).await;
    assert_eq!((summary.threads, summary.boards, summary.members), (5, 4, 5), "{faults:?}");
    let names = "select 1 from boards b join board_texts t on t.board_id = b.id and t.lang = 'en'
        where (t.name, b.slug, b.threads) in (('灯具', 'imported', 2), ('订单', 'imported-2', 1), ('C', 'c', 1), ('C++', 'c-2', 1))";
    app.settle().await;
    assert_eq!(app.count(names).await, 4);
    assert_eq!(app.count("select 1 from members where handle like 'alexander%'").await, 2);
}
