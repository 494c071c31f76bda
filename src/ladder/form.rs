//! The form of the ladder: as it was typed, and read into steps.

use super::model::{PERCENT_MAX, STEPS_MAX, Step};
use crate::door::Visit;
use crate::events::Tells;
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::web::fields::Fields;
use crate::web::stand;

/// The form: a line for each step, hundredths and whom it tells, and how the ladder stood when it was drawn.
#[derive(Debug, Clone)]
pub struct Typed {
    /// The lines.
    pub lines: Vec<(String, String)>,
    /// How the ladder stood.
    pub stand: String,
}

impl Typed {
    /// The ladder as it is, with room for more steps.
    pub fn of(steps: &[Step]) -> Self {
        let mut lines: Vec<(String, String)> =
            steps.iter().map(|step| (step.percent.to_string(), step.tells.to_string())).collect();
        let parts: Vec<&str> = lines.iter().flat_map(|(percent, tells)| [percent.as_str(), tells]).collect();
        let stand = stand::of(parts);
        let more = (lines.len() + 2).min(STEPS_MAX);
        lines.resize(more.max(lines.len()), (String::new(), Tells::Owner.to_string()));
        Self { lines, stand }
    }

    /// As it was sent.
    pub fn read(fields: &Fields) -> Self {
        let own = |name: &str, at: usize| fields.text(&format!("{name}-{at}")).trim().to_owned();
        let lines = (0..STEPS_MAX).filter(|at| fields.has(&format!("percent-{at}")));
        let lines = lines.map(|at| (own("percent", at), own("tells", at))).collect();
        Self { lines, stand: fields.text(stand::FIELD).to_owned() }
    }

    /// Reads it into steps, lowest first, or says what is wrong with each line; an empty one is no step.
    pub fn parse(&self, visit: &Visit) -> Result<Vec<Step>, FieldErrors> {
        let words = visit.words;
        let mut errors = FieldErrors::new();
        let mut steps: Vec<Step> = Vec::new();
        for (at, (percent, tells)) in self.lines.iter().enumerate().filter(|(_, line)| !line.0.is_empty()) {
            let percent = percent.parse().ok().filter(|percent| (1..=PERCENT_MAX).contains(percent));
            let field = format!("percent-{at}");
            match (percent, tells.parse::<Tells>()) {
                (Some(percent), _) if steps.iter().any(|step| step.percent == percent) => {
                    errors.add(field, words.text(t::LADDER_TWICE));
                }
                (Some(percent), Ok(tells)) => steps.push(Step { percent, tells }),
                (None, _) => {
                    let values = [("from", 1_i64.into()), ("to", i64::from(PERCENT_MAX).into())];
                    errors.add(field, words.with(t::BOARDS_NUMBER, &values));
                }
                (_, Err(_)) => errors.add(format!("tells-{at}"), words.text(t::RULES_UNKNOWN)),
            }
        }
        if errors.is_empty() && steps.is_empty() {
            errors.add("percent-0", words.text(t::LADDER_EMPTY));
        }
        steps.sort_unstable();
        if errors.is_empty() { Ok(steps) } else { Err(errors) }
    }
}
