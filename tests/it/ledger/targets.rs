//! Calendars, targets and customer groups on their pages, and what they do to open questions.

use askwell::ledger::self_check;
use chrono::TimeDelta;

use crate::support::TestApp;
use crate::support::app::Browser;
use crate::support::page::Page;
use crate::support::questions::{self, Speaks};

pub(super) const OFFICE: &[(&str, &str)] = &[
    ("name", "Berlin office"),
    ("zone", "Europe/Berlin"),
    ("monday", "9-18"),
    ("tuesday", "9-18"),
    ("wednesday", "9-18"),
    ("thursday", "9-18"),
    ("friday", "9-18"),
    ("days", "2026-11-09 Closed"),
    ("asked", "2026-11-06T17:50"),
    ("promised", "2:00"),
];

fn with(
    form: &[(&'static str, &'static str)],
    changed: &[(&'static str, &'static str)],
) -> Vec<(&'static str, &'static str)> {
    let kept = form.iter().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    kept.chain(changed).copied().collect()
}

/// The row of everybody's normal questions.
pub(super) fn promise(answer: &str, calendar: &str) -> Vec<(String, String)> {
    let of = |name: &str, value: &str| (format!("{name}-0-normal"), value.to_owned());
    vec![of("answer", answer), of("next", "1:00"), of("outcome", "48:00"), of("calendar", calendar)]
}

pub(super) async fn set(admin: &Browser, board: i64, fields: &[(String, String)]) -> Page {
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    admin.post(&format!("/admin/targets/{board}"), &fields).await
}

async fn due(app: &TestApp, question: i64) -> i64 {
    app.number(&format!(
        "select (extract(epoch from answer_due - '2026-11-02T09:00:00Z'::timestamptz) / 60)::bigint as count from ledger where question_id = {question}"
    ))
    .await
}

async fn agrees(app: &TestApp) {
    let report = self_check::run(&mut app.conn().await, |_| {}).await.unwrap();
    assert!(report.checked > 0 && report.differences.is_empty(), "{:?}", report.differences);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_is_tried_before_it_is_saved() {
    let app = TestApp::start().await;
    let admin = app.admin("Root").await;
    admin.get("/admin/calendars/new").await.ok().saying("New calendar").saying("A question asked Friday");
    let tried = admin.post("/admin/calendars/preview", OFFICE).await.ok();
    assert!(
        tried.says("A question asked Friday, 6 Nov 2026, 17:50 is due Tuesday, 10 Nov 2026, 10:50."),
        "{}",
        tried.text()
    );
    assert_eq!(tried.attribute("#monday", "value").as_deref(), Some("9-18"), "kept as typed");
    assert_eq!(app.count("select 1 from calendars").await, 1, "nothing is stored");

    let saved = admin.post("/admin/calendars", OFFICE).await.ok().saying("The calendar is saved");
    assert_eq!(saved.attribute("#monday", "value").as_deref(), Some("09:00–18:00"));
    admin.get("/admin/calendars").await.ok().saying("Monday–Friday 09:00–18:00").saying("Around the clock");
    let again = admin.post("/admin/calendars/2/preview", &with(OFFICE, &[("promised", "12:00")])).await.ok();
    again.saying("is due Wednesday, 11 Nov 2026, 11:50");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_makes_no_calendar_is_said_beside_its_field_and_kept() {
    let app = TestApp::start().await;
    let admin = app.admin("Root").await;
    let closed: Vec<(&str, &str)> =
        ["monday", "tuesday", "wednesday", "thursday", "friday"].map(|day| (day, "")).to_vec();
    for (wrong, sentence) in [
        (vec![("monday", "9-12, 11-18")], "09:00–12:00 and 11:00–18:00 overlap."),
        (vec![("friday", "18-9")], "“18-9” is no stretch of time."),
        (closed, "a calendar that is never open would make nothing due"),
        (vec![("days", "2026-11-09 Closed\nsome day")], "Line 2 does not begin with a date"),
        (vec![("days", "2026-12-24 上午9:00-12:00 半天")], "Line 1: the name looks like hours."),
        (vec![("name", " ")], "Enter a name."),
        (vec![("zone", "Mars/Olympus")], "zone"),
        (vec![("name", "around the CLOCK")], "Another calendar has this name."),
    ] {
        let page = admin.post("/admin/calendars", &with(OFFICE, &wrong)).await;
        assert_eq!(page.status, 422, "{wrong:?}");
        assert!(page.says(sentence), "{wrong:?}: {}", page.text());
        assert_eq!(
            page.attribute("#thursday", "value").as_deref(),
            wrong.iter().find(|(day, _)| *day == "thursday").map_or(Some("9-18"), |(_, v)| Some(*v))
        );
    }
    assert_eq!(app.count("select 1 from calendars").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn holidays_are_read_from_a_file() {
    let app = TestApp::start().await;
    let admin = app.admin("Root").await;
    admin.post("/admin/calendars", OFFICE).await.ok();
    let file = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY;COUNT=2\r\nSUMMARY:Christmas\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:20261225T120000Z\r\nSUMMARY:Lunch\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let address = "/admin/calendars/2/holidays";
    admin.get(address).await.ok().saying("At most 1 MB");
    let read = admin.upload(address, "holidays.ics", file.as_bytes().to_vec()).await.ok();
    assert!(read.says("2 days added. Left out"), "{}", read.text());
    assert!(read.text_of("#days").contains("2027-12-25 Christmas"));
    assert!(read.text_of("#days").contains("2026-11-09 Closed"));
    admin.upload(address, "holidays.ics", file.as_bytes().to_vec()).await.ok().saying("holds no whole days");
    assert_eq!(
        app.count("select 1 from calendar_versions where calendar_id = 2").await,
        2,
        "kept, and replaced"
    );

    let large = admin.upload(address, "holidays.ics", vec![b'A'; 10 * 1024 * 1024]).await;
    assert_eq!(large.status, 422);
    assert!(large.says("The file is larger than 1 MB."));
    let other = admin.upload(address, "holidays.ics", b"%PDF-1.7".to_vec()).await;
    assert!(other.status == 422 && other.says("This is no iCalendar file."));
    let none = admin.upload(address, "holidays.ics", Vec::new()).await;
    assert!(none.status == 422 && none.says("The file is empty."));
}

#[tokio::test(flavor = "multi_thread")]
async fn open_questions_follow_what_is_promised_and_history_stays() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let admin = app.admin("Root").await;
    app.customer("Ada").await;
    app.agent("Eve").await;
    let open = questions::ask(&app, "ada", board, "Lamp hums").await;
    let closed = questions::ask(&app, "ada", board, "Lamp stays dark").await;
    questions::reply(&app, "eve", closed, Some(Speaks::Agent), &[]).await;
    admin.post(&format!("/t/{}/outcome", closed.id), &[]).await;
    app.sql("select 1").await;
    let told = app.count("select 1 from events").await;
    assert_eq!(due(&app, open.id).await, 240);

    admin.post("/admin/calendars", OFFICE).await.ok();
    set(&admin, board, &promise("9:00", "2")).await.ok().saying("The promised times are saved");
    app.settle().await;
    // Monday 10:00 in Berlin, eight hours until six, and one on Tuesday.
    assert_eq!(due(&app, open.id).await, 24 * 60, "Tuesday at ten");
    agrees(&app).await;
    admin.get("/admin/targets").await.ok().saying("9:00").saying("Berlin office");
    let retargeted = "select 1 from events where kind = 'question_retargeted'";
    assert_eq!(app.count(retargeted).await, 2);
    assert!(app.count("select 1 from events").await > told, "events are only added");

    // Tuesday becomes a holiday.
    admin.post("/admin/calendars/2", &with(OFFICE, &[("days", "2026-11-03 Outing")])).await.ok();
    app.settle().await;
    assert_eq!(due(&app, open.id).await, 48 * 60, "Wednesday at ten");
    assert_eq!(app.count("select 1 from targets where replaced_at is null").await, 1);
    set(&admin, board, &promise("9:00", "2")).await.ok();
    app.settle().await;
    assert_eq!(app.count("select 1 from targets").await, 3, "what says the same makes no new promise");
    agrees(&app).await;
    assert_eq!(
        app.count("select 1 from retargetings where ended_at is not null and done = total").await,
        app.count("select 1 from retargetings").await
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reopened_question_stands_under_what_is_promised_now() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let admin = app.admin("Root").await;
    app.customer("Ada").await;
    app.agent("Eve").await;
    let question = questions::ask(&app, "ada", board, "Lamp stays dark").await;
    questions::reply(&app, "eve", question, Some(Speaks::Agent), &[]).await;
    app.pass(TimeDelta::days(4)).await;
    app.pass(TimeDelta::days(4)).await;
    app.pass(TimeDelta::days(4)).await;
    assert_eq!(app.count("select 1 from ledger where outcome = 'presumed_solved'").await, 1);
    set(&admin, board, &promise("9:00", "1")).await.ok();
    app.settle().await;
    assert_eq!(app.count("select 1 from events where kind = 'question_retargeted'").await, 0, "closed");
    questions::reply(&app, "ada", question, Some(Speaks::Asker), &[]).await;
    assert_eq!(due(&app, question.id).await, 12 * 24 * 60 + 60, "the next answer within an hour");
    agrees(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_promised_times_of_its_own() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let admin = app.admin("Root").await;
    app.customer("Ada").await;
    app.customer("Bob").await;
    let (ada, bob) = (
        questions::ask(&app, "ada", board, "Lamp hums").await,
        questions::ask(&app, "bob", board, "Lamp hums too").await,
    );
    admin.get("/admin/groups").await.ok().saying("There is no group yet.");
    admin
        .post("/admin/groups", &[("name", "Contract")])
        .await
        .ok()
        .saying("Nobody belongs to this group yet.");
    let address = format!("/admin/targets/{board}");
    assert_eq!(
        admin.get(&address).await.ok().count("[name=answer-1-normal]"),
        0,
        "nothing is promised to it"
    );
    let chosen = admin.get(&format!("{address}?group=1")).await.ok();
    assert_eq!(chosen.count("[name=answer-1-normal]"), 1);
    let mut fields = promise("4:00", "1");
    let own = [
        ("answer-1-normal", "1:00"),
        ("next-1-normal", "1:00"),
        ("outcome-1-normal", "8:00"),
        ("calendar-1-normal", "1"),
    ];
    fields.extend(own.map(|(name, value)| (name.to_owned(), value.to_owned())));
    set(&admin, board, &fields).await.ok();
    app.settle().await;
    assert_eq!((due(&app, ada.id).await, due(&app, bob.id).await), (240, 240));

    let unknown = admin.post("/admin/groups/1/members", &[("who", "@ada, nobody")]).await;
    assert!(unknown.status == 422 && unknown.says("Not known here: nobody. Nobody was added."));
    admin.post("/admin/groups/1/members", &[("who", "@ada")]).await.ok().saying("1 member");
    app.settle().await;
    assert_eq!(
        (due(&app, ada.id).await, due(&app, bob.id).await),
        (60, 240),
        "from now on, for what is open"
    );
    let later = questions::ask(&app, "ada", board, "Lamp glows").await;
    assert_eq!(due(&app, later.id).await, 60, "and for what is asked");

    admin.post("/admin/groups/1/end", &[]).await.ok().saying("so it is kept");
    let ada_id = questions::member(&app, "ada").await.to_string();
    admin.post("/admin/groups/1/removals", &[("member", &ada_id)]).await.ok();
    app.settle().await;
    assert_eq!(due(&app, ada.id).await, 240);
    agrees(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_that_cannot_be_kept_is_refused_in_words() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let admin = app.admin("Root").await;
    let one = |name: &str, value: &str| {
        let mut fields = promise("4:00", "1");
        fields.retain(|(known, _)| known != name);
        fields.push((name.to_owned(), value.to_owned()));
        fields
    };
    let minute = with(
        OFFICE,
        &[("monday", "9:00-9:01"), ("tuesday", ""), ("wednesday", ""), ("thursday", ""), ("friday", "")],
    );
    admin.post("/admin/calendars", &minute).await.ok();
    let mut far = one("outcome-0-normal", "8760:00");
    far.retain(|(name, _)| name != "calendar-0-normal");
    far.push(("calendar-0-normal".to_owned(), "2".to_owned()));
    for (fields, sentence) in [
        (one("answer-0-normal", "0:00"), "A promise needs more than no time at all."),
        (one("answer-0-normal", "soon"), "Enter hours and minutes, such as 4:00 or 0:30."),
        (one("answer-0-normal", ""), "Enter all three times, or none."),
        (one("answer-0-normal", "99999:00"), "That is too long"),
        (one("outcome-0-normal", "1:00"), "The outcome cannot be promised sooner than the first answer."),
        (one("calendar-0-normal", "77"), "Choose a calendar."),
        (far.clone(), "With these hours that would come due in more than ten years."),
        (one("answer-0-safety", "1:00"), "Enter all three times, or none."),
    ] {
        let page = set(&admin, board, &fields).await;
        assert_eq!(page.status, 422, "{fields:?}");
        assert!(page.says(sentence), "{fields:?}: {}", page.text());
        assert_eq!(page.attribute("#next-0-normal", "value").as_deref(), Some("1:00"), "kept as typed");
    }
    assert_eq!(app.count("select 1 from targets").await, 1);
    admin
        .post("/admin/calendars/1/archive", &[("on", "1")])
        .await
        .ok()
        .saying("Boards count by this calendar.");
    assert_eq!(app.count("select 1 from calendars where archived_at is not null").await, 0);
    assert_eq!(admin.get("/admin/targets/77").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_with_too_few_hours_for_what_is_promised_is_refused() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let admin = app.admin("Root").await;
    admin.post("/admin/calendars", OFFICE).await.ok();
    set(&admin, board, &promise("4:00", "2")).await.ok();
    let closed = ["tuesday", "wednesday", "thursday", "friday"].map(|day| (day, ""));
    let few = with(OFFICE, &[&[("monday", "9:00-9:01")], closed.as_slice()].concat());
    let page = admin.post("/admin/calendars/2", &few).await;
    assert_eq!(page.status, 422);
    assert!(page.says("would come due in more than ten years"), "{}", page.text());
    assert_eq!(app.count("select 1 from calendar_versions where calendar_id = 2").await, 1);
    // What is tried out never takes long, and never breaks.
    for odd in [
        ("asked", "+262142-12-31T23:00"),
        ("asked", "0001-01-01T00:00"),
        ("promised", "596523:00"),
        ("promised", "87600:00"),
    ] {
        let tried = admin.post("/admin/calendars/preview", &with(&few, &[odd])).await;
        assert!(matches!(tried.status, 200 | 422), "{odd:?}: {}", tried.status);
    }
}
