//! Fields of forms with label, hint and error, and the summary that stands before a form sent back.

use maud::{Markup, html};

use super::words::{Words, t};

/// What is wrong with a form, in the order of its fields: the field's id and a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors(Vec<(String, String)>);

impl FieldErrors {
    /// Nothing wrong.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a sentence about the field with this id.
    pub fn add(&mut self, field: impl Into<String>, message: impl Into<String>) {
        self.0.push((field.into(), message.into()));
    }

    /// The sentence about a field.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(id, _)| id == field).map(|(_, message)| message.as_str())
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(id, message)| (id.as_str(), message.as_str()))
    }
}

impl From<Vec<(String, String)>> for FieldErrors {
    fn from(errors: Vec<(String, String)>) -> Self {
        FieldErrors(errors)
    }
}

/// The summary before the form; nothing when nothing is wrong.
pub fn error_summary(words: Words, errors: &FieldErrors) -> Markup {
    if errors.is_empty() {
        return html! {};
    }
    html! {
        div .errors role="alert" aria-labelledby="errors-h" {
            h2 id="errors-h" tabindex="-1" { (words.text(t::COMMON_ERROR_SUMMARY)) }
            ul .plain .mt-2 {
                @for (id, message) in errors.iter() { li { a href=(format!("#{id}")) { (message) } } }
            }
        }
    }
}

/// Whether a field may be left empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Need {
    /// Must be filled in; nothing is said.
    #[default]
    Required,
    /// "(optional)" stands at the label.
    Optional,
}

/// What all fields have. `id` is also the name that is sent, unless another one is given.
#[derive(Clone, Debug, Default)]
pub struct Field<'a> {
    /// Id and name.
    pub id: &'a str,
    /// The name, where several fields of a page are sent under one.
    pub name: Option<&'a str>,
    /// The label.
    pub label: &'a str,
    /// A sentence of help; may be empty.
    pub hint: &'a str,
    /// The value that was typed.
    pub value: &'a str,
    /// Whether it may be left empty.
    pub need: Need,
    /// Shown as "41 of 90 characters"; typing is never cut off.
    pub chars_max: Option<usize>,
    /// The value of `autocomplete`.
    pub autocomplete: Option<&'a str>,
    /// The language typed here, or of the hints of what is chosen from, if it may differ from the page's.
    pub lang: Option<&'a str>,
    /// Where suggestions for what is typed come from, and the selector of what they are put into.
    pub suggest: Option<(&'a str, &'a str)>,
}

impl<'a> Field<'a> {
    /// A required field with nothing in it.
    pub fn new(id: &'a str, label: &'a str) -> Self {
        Field { id, label, ..Field::default() }
    }

    fn sent_as(&self) -> &'a str {
        self.name.unwrap_or(self.id)
    }

    fn described_by(&self, error: Option<&str>) -> Option<String> {
        let mut ids = Vec::new();
        if !self.hint.is_empty() {
            ids.push(format!("{}-h", self.id));
        }
        if error.is_some() {
            ids.push(format!("{}-e", self.id));
        }
        if self.chars_max.is_some() {
            ids.push(format!("{}-n", self.id));
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// Label, hint, error, then `control`; used by every kind of field.
fn field(words: Words, errors: &FieldErrors, this: &Field<'_>, control: Markup) -> Markup {
    let error = errors.of(this.id);
    html! {
        div .field .field--error[error.is_some()] {
            label for=(this.id) { (this.label) (optional(words, this.need)) }
            (hint_and_error(words, this, error))
            (control)
            (counter(words, this))
        }
    }
}

fn optional(words: Words, need: Need) -> Markup {
    html! { @if need == Need::Optional { " " span .req-opt { (words.text(t::COMMON_OPTIONAL)) } } }
}

fn hint_and_error(words: Words, this: &Field<'_>, error: Option<&str>) -> Markup {
    html! {
        @if !this.hint.is_empty() { p .hint id=(format!("{}-h", this.id)) { (this.hint) } }
        @if let Some(error) = error {
            p .error id=(format!("{}-e", this.id)) {
                span .sr { (words.text(t::COMMON_ERROR_PREFIX)) } (error)
            }
        }
    }
}

fn counter(words: Words, this: &Field<'_>) -> Markup {
    let Some(max) = this.chars_max else { return html! {} };
    let used = this.value.chars().count();
    let text = words.with(t::COMMON_CHARACTERS, &[("used", used.into()), ("max", max.into())]);
    let pattern = words.with(t::COMMON_CHARACTERS, &[("used", "%".into()), ("max", max.into())]);
    html! { p .hint id=(format!("{}-n", this.id)) data-count=(this.id) data-t=(pattern) { (text) } }
}

/// A field of one line; `kind` is `text`, `email`, `password`, `search`, `number`, `datetime-local` …
pub fn text(words: Words, errors: &FieldErrors, kind: &str, this: &Field<'_>) -> Markup {
    let error = errors.of(this.id);
    let value = (kind != "password").then_some(this.value);
    field(
        words,
        errors,
        this,
        html! {
            input .input type=(kind) id=(this.id) name=(this.sent_as()) value=[value] lang=[this.lang]
                autocomplete=[this.autocomplete] aria-describedby=[this.described_by(error)]
                aria-invalid=[error.map(|_| "true")]
                data-suggest=[this.suggest.map(|(from, _)| from)] data-suggest-into=[this.suggest.map(|(_, into)| into)];
        },
    )
}

/// A field of several lines.
pub fn textarea(words: Words, errors: &FieldErrors, rows: u16, this: &Field<'_>) -> Markup {
    let error = errors.of(this.id);
    field(
        words,
        errors,
        this,
        html! {
            textarea .area id=(this.id) name=(this.sent_as()) rows=(rows) lang=[this.lang]
                aria-describedby=[this.described_by(error)] aria-invalid=[error.map(|_| "true")] { (this.value) }
        },
    )
}

/// Something to choose: what is sent, what is read, and a line that explains it (radios only).
#[derive(Clone, Debug)]
pub struct Choice<'a> {
    /// What is sent.
    pub value: &'a str,
    /// What is read.
    pub label: &'a str,
    /// A line that explains it; may be empty.
    pub hint: &'a str,
}

/// A list to choose from; the one equal to the field's value is chosen.
pub fn select(words: Words, errors: &FieldErrors, choices: &[Choice<'_>], this: &Field<'_>) -> Markup {
    let error = errors.of(this.id);
    field(
        words,
        errors,
        this,
        html! {
            select .select id=(this.id) name=(this.sent_as()) aria-describedby=[this.described_by(error)]
                aria-invalid=[error.map(|_| "true")] {
                @for choice in choices {
                    option value=(choice.value) selected[choice.value == this.value] { (choice.label) }
                }
            }
        },
    )
}

/// Radio buttons; the first carries the field's id, so that the error summary leads to it.
pub fn radios(words: Words, errors: &FieldErrors, choices: &[Choice<'_>], this: &Field<'_>) -> Markup {
    let error = errors.of(this.id);
    html! {
        fieldset .field .field--error[error.is_some()] aria-describedby=[this.described_by(error)] {
            legend .label { (this.label) (optional(words, this.need)) }
            (hint_and_error(words, this, error))
            div .choices {
                @for (place, choice) in choices.iter().enumerate() {
                    label .check {
                        input type="radio" name=(this.sent_as()) value=(choice.value) checked[choice.value == this.value]
                            id=(if place == 0 { this.id.to_owned() } else { format!("{}-{place}", this.id) });
                        span { (choice.label) }
                        @if !choice.hint.is_empty() { span .hint lang=[this.lang] { (choice.hint) } }
                    }
                }
            }
        }
    }
}

/// Whether a box is ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ticked {
    /// It is.
    Yes,
    /// It is not.
    No,
}

impl Ticked {
    /// Ticked if `on`.
    pub fn from_state(on: bool) -> Self {
        if on { Ticked::Yes } else { Ticked::No }
    }
}

/// One box to tick; sends `1`. An error stands above it.
pub fn checkbox(words: Words, errors: &FieldErrors, ticked: Ticked, this: &Field<'_>) -> Markup {
    let error = errors.of(this.id);
    html! {
        div .field .field--error[error.is_some()] {
            @if let Some(error) = error {
                p .error id=(format!("{}-e", this.id)) { span .sr { (words.text(t::COMMON_ERROR_PREFIX)) } (error) }
            }
            label .check {
                input type="checkbox" id=(this.id) name=(this.sent_as()) value="1" checked[ticked == Ticked::Yes]
                    aria-describedby=[this.described_by(error)] aria-invalid=[error.map(|_| "true")];
                span { (this.label) }
                @if !this.hint.is_empty() { span .hint id=(format!("{}-h", this.id)) { (this.hint) } }
            }
        }
    }
}

/// A file; `accept` as in HTML ("image/*").
pub fn file(words: Words, errors: &FieldErrors, accept: &str, this: &Field<'_>) -> Markup {
    let error = errors.of(this.id);
    field(
        words,
        errors,
        this,
        html! {
            input .input type="file" id=(this.id) name=(this.sent_as()) accept=(accept)
                aria-describedby=[this.described_by(error)] aria-invalid=[error.map(|_| "true")];
        },
    )
}

/// A field nobody sees.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}
