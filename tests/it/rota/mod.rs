//! Whom questions go to by themselves: rules, turns, stand-ins.

mod pages;
mod turns;

use crate::support::TestApp;
use crate::support::app::Browser;

pub(crate) async fn id_of(app: &TestApp, handle: &str) -> i64 {
    app.number(&format!("select id as count from members where handle = '{handle}'")).await
}

/// Who answers for a question, by handle.
pub(crate) async fn owner(app: &TestApp, question: impl std::fmt::Display) -> String {
    for handle in ["eve", "kim", "lea", "root"] {
        let sql = format!(
            "select 1 from ledger l join members m on m.id = l.owner_id where l.question_id = {question} and m.handle = '{handle}'"
        );
        if app.count(&sql).await == 1 {
            return handle.to_owned();
        }
    }
    "team".to_owned()
}

/// Puts these on the board's rota, every day.
pub(crate) async fn rota(app: &TestApp, lead: &Browser, board: i64, handles: &[&str]) {
    let mut fields = vec![("gives".to_owned(), "1".to_owned())];
    for (place, handle) in handles.iter().enumerate() {
        let id = id_of(app, handle).await;
        fields.push((format!("place-{id}"), (place + 1).to_string()));
        fields.extend((0..7).map(|day| (format!("day-{id}-{day}"), "1".to_owned())));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    lead.post(&format!("/desk/rota/{board}"), &fields).await.ok().saying("is saved");
}

/// Says that somebody is away on these days.
pub(crate) async fn away(app: &TestApp, who: &Browser, handle: &str, days: (&str, &str), stand_in: &str) {
    let member = id_of(app, handle).await.to_string();
    let stand_in = if stand_in.is_empty() { String::new() } else { id_of(app, stand_in).await.to_string() };
    let fields = [("member", &*member), ("from", days.0), ("to", days.1), ("stand_in", &*stand_in)];
    who.post("/desk/absences", &fields).await.ok().saying("is noted");
}
