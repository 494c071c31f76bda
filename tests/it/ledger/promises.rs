//! Which promise holds, and that nobody is worse off for being urgent.

use askwell::db::{CalendarId, CalendarVersionId, GroupId};
use askwell::events::Urgency;
use askwell::ledger::calendar::{Calendar, Hours};
use askwell::ledger::model::{NamedCalendar, NewTarget};
use askwell::ledger::promises::{holding, worse_off};
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::targets::{OFFICE, promise, set};
use crate::support::TestApp;
use crate::support::app::start_of_time;

/// Times a set of promises is written and asked for.
const ROUNDS: usize = 40;
/// Groups to which something may be promised.
const GROUPS: usize = 3;

fn new(urgency: Urgency, group: Option<GroupId>, calendar: i64, minutes: i32) -> NewTarget {
    NewTarget {
        urgency,
        group,
        calendar: CalendarId(calendar),
        answer_minutes: minutes,
        next_minutes: minutes,
        outcome_minutes: minutes,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_statement_and_the_function_agree_on_what_holds() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    // Ada belongs to no group, Bob to the first, Cid to two.
    for name in ["Ada", "Bob", "Cid"] {
        app.customer(name).await;
    }
    app.sql(
        "insert into customer_groups (name, created_at)
           select 'Group ' || n, '2026-11-01T00:00:00Z' from generate_series(1, 3) n;
         insert into customer_group_members (group_id, member_id, added_at)
           select g.id, m.id, '2026-11-01T00:00:00Z' from customer_groups g, members m
           where m.handle = 'bob' and g.name = 'Group 1' or m.handle = 'cid' and g.name in ('Group 1', 'Group 2')",
    )
    .await;
    let mut groups = Vec::new();
    for n in 1..=GROUPS {
        let id = format!("select id as count from customer_groups where name = 'Group {n}'");
        groups.push(GroupId(app.number(&id).await));
    }
    let to = || std::iter::once(None).chain(groups.iter().copied().map(Some));
    let places: Vec<(Urgency, Option<GroupId>)> =
        Urgency::ALL.iter().flat_map(|urgency| to().map(move |group| (*urgency, group))).collect();
    let minutes: Vec<i32> = (1..=12).collect();
    let set = (prop::collection::vec(any::<bool>(), places.len()), Just(minutes).prop_shuffle());
    let mut runner = TestRunner::deterministic();
    for _ in 0..ROUNDS {
        let (made, minutes) = set.new_tree(&mut runner).unwrap().current();
        let all = places.iter().zip(made).zip(minutes);
        let promises: Vec<NewTarget> = all
            .filter(|((place, made), _)| *made || **place == (Urgency::Normal, None))
            .map(|(((urgency, group), _), minutes)| new(*urgency, *group, 1, minutes))
            .collect();
        app.sql(&written(board, &promises)).await;
        for (asker, of) in [("ada", &[][..]), ("bob", &groups[..1]), ("cid", &groups[..2])] {
            for urgency in Urgency::ALL {
                let found = app
                    .number(&format!(
                        "select t.answer_minutes::bigint as count from targets t, members m
                         where m.handle = '{asker}' and t.id = target_for({board}, '{urgency}', m.id)"
                    ))
                    .await;
                let held = holding(&promises, *urgency, of).unwrap();
                assert_eq!(found, i64::from(held.answer_minutes), "{asker}, {urgency}: {promises:?}");
            }
        }
    }
}

fn written(board: i64, promises: &[NewTarget]) -> String {
    let row = |new: &NewTarget| {
        let group = new.group.map_or("null".to_owned(), |group| group.to_string());
        let (urgency, minutes) = (new.urgency, new.answer_minutes);
        format!("({board}, '{urgency}', {group}, {minutes}, 1000, '2026-11-02T09:00:00Z')")
    };
    let rows: Vec<String> = promises.iter().map(row).collect();
    format!(
        "delete from targets where board_id = {board};
         insert into targets (board_id, urgency, group_id, answer_minutes, outcome_minutes, created_at) values {}",
        rows.join(", ")
    )
}

#[test]
fn a_promise_of_its_own_urgency_holds_however_long_it_is() {
    let group = Some(GroupId(7));
    let all = [
        new(Urgency::Normal, None, 1, 120),
        new(Urgency::Normal, group, 1, 60),
        new(Urgency::High, None, 2, 110),
        new(Urgency::Safety, group, 1, 300),
    ];
    let held = |urgency, groups: &[GroupId]| holding(&all, urgency, groups).unwrap().answer_minutes;
    let member = [GroupId(7)];
    assert_eq!((held(Urgency::Normal, &[]), held(Urgency::Normal, &member)), (120, 60));
    assert_eq!((held(Urgency::High, &[]), held(Urgency::High, &member)), (110, 110));
    assert_eq!((held(Urgency::Safety, &[]), held(Urgency::Safety, &member)), (110, 300));
    assert_eq!(
        holding(&all[2..], Urgency::Normal, &[]),
        None,
        "what is urgent is not promised to what is not"
    );
}

/// Around the clock, office hours, and hours of another place.
fn calendars() -> [NamedCalendar; 3] {
    let hours = |from, to| Hours::new(from, to).unwrap();
    let office = std::array::from_fn(|day| if day < 5 { vec![hours(540, 1080)] } else { Vec::new() });
    let late =
        std::array::from_fn(|day| if day < 6 { vec![hours(480, 720), hours(780, 1200)] } else { Vec::new() });
    let office = Calendar::new(Tz::Europe__Berlin, office, Default::default()).unwrap();
    let late = Calendar::new(Tz::Asia__Shanghai, late, Default::default()).unwrap();
    let mut id = 0;
    [Calendar::around_the_clock(), office, late].map(|calendar| {
        id += 1;
        NamedCalendar {
            id: CalendarId(id),
            name: format!("Calendar {id}"),
            archived_at: None,
            version: CalendarVersionId(id),
            calendar,
        }
    })
}

fn due(calendars: &[NamedCalendar], new: &NewTarget, asked: DateTime<Utc>) -> DateTime<Utc> {
    let named = calendars.iter().find(|named| named.id == new.calendar).unwrap();
    named.calendar.due(asked, TimeDelta::minutes(new.answer_minutes.into()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_let_through_makes_nobody_wait_longer(
        made in prop::collection::vec(prop::option::weighted(0.6, (1_i64..=3, 1_i32..2000)), 6),
        start in 0_i64..10_000,
    ) {
        let (calendars, now) = (calendars(), start_of_time() + TimeDelta::minutes(start));
        let group = GroupId(7);
        let places = [None, Some(group)].into_iter().flat_map(|to| Urgency::ALL.iter().map(move |at| (*at, to)));
        let promises: Vec<NewTarget> = places
            .zip(made)
            .filter_map(|((urgency, to), times)| times.map(|(calendar, minutes)| new(urgency, to, calendar, minutes)))
            .collect();
        let worse = worse_off(&promises, &calendars, now);
        for one in &worse {
            prop_assert_eq!(one.due, due(&calendars, one.urgent, one.asked));
            prop_assert_eq!(one.sooner, due(&calendars, one.calm, one.asked));
            prop_assert!(one.due > one.sooner && one.asked > now && one.asked <= now + TimeDelta::days(14));
        }
        if worse.is_empty() {
            for of in [&[][..], &[group][..]] {
                let held: Vec<&NewTarget> =
                    Urgency::ALL.iter().filter_map(|urgency| holding(&promises, *urgency, of)).collect();
                for hour in (0..14 * 24).step_by(5) {
                    let first = now.timestamp() / 3600 + 1 + hour;
                    let asked = DateTime::from_timestamp(first * 3600, 0).unwrap();
                    let dues: Vec<DateTime<Utc>> = held.iter().map(|new| due(&calendars, new, asked)).collect();
                    prop_assert!(dues.is_sorted_by(|calm, urgent| calm >= urgent), "{:?} {:?}", dues, promises);
                }
            }
        }
    }
}

/// A row of the form: the same time to each answer, two days to the outcome.
fn row(place: &str, answer: &str, calendar: &str) -> Vec<(String, String)> {
    let of = |name: &str, value: &str| (format!("{name}-{place}"), value.to_owned());
    vec![of("answer", answer), of("next", answer), of("outcome", "48:00"), of("calendar", calendar)]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_by_which_an_urgent_question_waits_longer_is_refused_with_the_moment() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let admin = app.admin("Root").await;
    admin.post("/admin/calendars", OFFICE).await.ok();
    let both = |normal: &str, high: &str, calendar: &str| {
        [row("0-normal", normal, "1"), row("0-high", high, calendar)].concat()
    };
    // It is Monday, ten in Berlin, where the office closes at six.
    let page = set(&admin, board, &both("2:00", "1:50", "2")).await;
    assert_eq!(page.status, 422);
    let sentence = "First answer, High: a question asked Monday, 2 Nov 2026, 17:00 would be due \
                    Tuesday, 3 Nov 2026, 09:50, later than Normal: Monday, 2 Nov 2026, 19:00.";
    assert!(page.says(sentence), "{}", page.text());
    assert_eq!(page.attribute("#answer-0-high", "value").as_deref(), Some("1:50"), "kept as typed");
    assert_eq!(app.count("select 1 from targets").await, 1);
    // More time, by the same hours.
    let page = set(&admin, board, &both("2:00", "8:00", "1")).await;
    assert_eq!(page.status, 422);
    let sentence = "First answer, High: a question asked Monday, 2 Nov 2026, 10:00 would be due \
                    Monday, 2 Nov 2026, 18:00, later than Normal: Monday, 2 Nov 2026, 12:00.";
    assert!(page.says(sentence), "{}", page.text());
    // It is said before it is saved, too.
    let fields = both("2:00", "8:00", "1");
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let tried = admin.post(&format!("/admin/targets/{board}/preview"), &fields).await;
    assert!(tried.status == 422 && tried.says("later than Normal"), "{}", tried.text());

    set(&admin, board, &both("2:00", "1:50", "1")).await.ok().saying("The promised times are saved");
    // The lower one made quicker.
    let page = set(&admin, board, &both("1:00", "1:50", "1")).await;
    assert!(page.status == 422 && page.says("later than Normal"), "{}", page.text());
    assert_eq!(page.attribute("#answer-0-normal", "value").as_deref(), Some("1:00"), "kept as typed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_not_worse_off_for_being_urgent_either() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let admin = app.admin("Root").await;
    admin.post("/admin/groups", &[("name", "Contract")]).await.ok();
    let group = app.number("select id as count from customer_groups").await;
    let own = |urgency: &str, answer: &str| row(&format!("{group}-{urgency}"), answer, "1");
    let base = [promise("4:00", "1"), row("0-high", "1:00", "1")].concat();
    let page = set(&admin, board, &[base.clone(), own("normal", "0:30")].concat()).await;
    assert_eq!(page.status, 422);
    assert!(page.says("later than Contract, Normal"), "{}", page.text());
    let fair = [base, own("normal", "0:30"), own("high", "0:30")].concat();
    set(&admin, board, &fair).await.ok().saying("The promised times are saved");
}
