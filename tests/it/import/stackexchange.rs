//! A StackExchange dump.

use askwell::import::Source;

use super::{assert_ledger_agrees, import};
use crate::support::TestApp;
use crate::support::folder::TestFolder;

const POSTS: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<posts>
  <row Id="1" PostTypeId="1" AcceptedAnswerId="3" CreationDate="2014-01-21T20:26:05.383" Score="18" ViewCount="795" Body="&lt;p&gt;How warm is &lt;em&gt;too warm&lt;/em&gt;?&lt;/p&gt;&#xA;&lt;p&gt;Asking for a lamp.&lt;/p&gt;" OwnerUserId="7" Title="How warm may a lamp be &amp; why?" Tags="&lt;lamps&gt;&lt;heat&gt;" />
  <row Id="2" PostTypeId="2" ParentId="1" CreationDate="2014-01-22T08:00:00.000" Score="-2" Body="&lt;p&gt;No idea.&lt;/p&gt;" OwnerDisplayName="A. Guest" />
  <row Id="3" PostTypeId="2" ParentId="1" CreationDate="2014-01-21T22:00:00.000" Score="9" Body="&lt;p&gt;Sixty degrees.&lt;/p&gt;" OwnerUserId="9" />
  <row Id="4" PostTypeId="5" CreationDate="2014-01-21T22:00:00.000" Body="a tag" />
  <row Id="5" PostTypeId="2" ParentId="99" CreationDate="2014-01-21T22:00:00.000" Body="lost" OwnerUserId="9" />
  <row Id="6" PostTypeId="1" broken
  <row Id="7" PostTypeId="1" CreationDate="2015-01-21T22:00:00.000" Score="0" Body="&lt;p&gt;Anybody?&lt;/p&gt;" OwnerUserId="9" Title="Is blue light bad?" Tags="|light|eyes|" />
</posts>
"#;

#[tokio::test(flavor = "multi_thread")]
async fn questions_find_their_answers_wherever_they_stand() {
    let app = TestApp::start().await;
    let folder = TestFolder::new();
    let dump = folder.path().join("lamps.example");
    std::fs::create_dir(&dump).unwrap();
    std::fs::write(dump.join("Posts.xml"), POSTS).unwrap();
    let (summary, faults) = import(&app, Source::StackExchange, &dump.join("Posts.xml")).await;
    assert_eq!((summary.threads, summary.posts, summary.solved, summary.members), (2, 4, 1, 3), "{faults:?}");
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].starts_with("line 8: left out: it cannot be read"), "{faults:?}");
    assert_eq!(faults[1], "line 7: left out: its question is not in the file");
    let origin = "select 1 from threads where origin = 'stackexchange:lamps.example:1' and views = 795 and title = 'How warm may a lamp be & why?'";
    assert_eq!(app.count(origin).await, 1);
    let accepted = "select 1 from posts p join threads t on t.accepted_post_id = p.id where p.body = 'Sixty degrees.' and p.number = 2 and p.helpful = 9";
    assert_eq!(app.count(accepted).await, 1, "answers stand by time");
    assert_eq!(app.count("select 1 from posts where body = 'No idea.' and helpful = 0").await, 1);
    assert_eq!(
        app.count("select 1 from posts where body like 'How warm is *too warm*?%Asking for a lamp.'").await,
        1
    );
    assert_eq!(app.count("select 1 from tags where name in ('lamps', 'heat', 'light', 'eyes')").await, 4);
    assert_eq!(app.count("select 1 from members where name = 'A. Guest'").await, 1);
    assert_ledger_agrees(&app).await;
    let (again, _) = import(&app, Source::StackExchange, &dump.join("Posts.xml")).await;
    assert_eq!((again.threads, again.already), (0, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn progress_is_told_from_the_first_pass_on() {
    use askwell::import::{self, Habits, Origin, Progress};
    let app = TestApp::start().await;
    let folder = TestFolder::new();
    let path = folder.path().join("Posts.xml");
    let row = POSTS.lines().nth(2).unwrap();
    let long = row.replace("Body=\"", &format!("Body=\"{}", "How warm? ".repeat(200)));
    let numbered = |n: u32| format!("{}\n", long.replace("<row Id=\"1\"", &format!("<row Id=\"{n}\"")));
    let many: String = (1..150).map(numbered).collect();
    std::fs::write(&path, format!("<posts>\n{many}")).unwrap();
    let size = std::fs::metadata(&path).unwrap().len();
    let mut told = Vec::new();
    let mut hear = |progress: Progress<'_>| {
        if let Progress::Bytes(bytes) = progress {
            told.push(bytes);
        }
    };
    let origin = Origin { path, source: Source::StackExchange };
    let habits = Habits { lang: askwell::text::Lang::En, zone: "UTC".to_owned() };
    import::run(&mut app.conn().await, &origin, &habits, app.clock.now(), &mut hear).await.unwrap();
    assert!(told.is_sorted(), "{told:?}");
    assert!(told.iter().any(|bytes| *bytes > 0 && *bytes < size / 2), "within the first half: {told:?}");
    assert!(told.iter().any(|bytes| *bytes > size / 2 && *bytes <= size), "{told:?}");
}
