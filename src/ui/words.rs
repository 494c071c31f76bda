//! Every sentence a person reads, in their language. A wrong key does not compile.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::{LazyLock, Mutex};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::number;
use crate::text::lang::Lang;

/// The name of one text. The constants in [`t`] are the only ones there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key(&'static str);

impl Key {
    /// For the generated constants; a name without a text shows itself on the page.
    pub const fn new(name: &'static str) -> Self {
        Key(name)
    }

    /// The key of that name, if there is a text for it: for names that come from outside.
    pub fn known(name: &str) -> Option<Self> {
        t::ALL.iter().copied().find(|key| key.0 == name)
    }

    /// The name in the Fluent files, `common-skip`.
    pub fn name(self) -> &'static str {
        self.0
    }
}

/// One constant per text: `common-skip` of `locales/en/common.ftl` is `t::COMMON_SKIP`.
pub mod t {
    use super::Key;
    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}

/// A value put into a text: numbers choose the plural, texts are taken as they are.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    /// How many: chooses the plural and is shown with commas. Years and ids are no counts, pass them as texts.
    Number(i64),
    /// A text.
    Text(Cow<'a, str>),
}

impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Arg::Number(number)
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Arg::Text(Cow::Owned(text))
    }
}

/// The texts in one language. Cheap to copy; made once a request.
#[derive(Clone, Copy)]
pub struct Words {
    lang: Lang,
    bundle: &'static FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Words").field(&self.lang).finish()
    }
}

static ENGLISH: LazyLock<FluentBundle<FluentResource>> =
    LazyLock::new(|| bundle(Lang::En, include_str!(concat!(env!("OUT_DIR"), "/words.en.ftl"))));
static SIMPLIFIED: LazyLock<FluentBundle<FluentResource>> =
    LazyLock::new(|| bundle(Lang::ZhHans, include_str!(concat!(env!("OUT_DIR"), "/words.zh-Hans.ftl"))));
static TRADITIONAL: LazyLock<FluentBundle<FluentResource>> =
    LazyLock::new(|| bundle(Lang::ZhHant, include_str!(concat!(env!("OUT_DIR"), "/words.zh-Hant.ftl"))));

impl Words {
    /// The texts in `lang`.
    pub fn of(lang: Lang) -> Self {
        let bundle = match lang {
            Lang::En => &ENGLISH,
            Lang::ZhHans => &SIMPLIFIED,
            Lang::ZhHant => &TRADITIONAL,
        };
        Words { lang, bundle: LazyLock::force(bundle) }
    }

    /// The language these texts are in.
    pub fn lang(self) -> Lang {
        self.lang
    }

    /// A text without values.
    pub fn text(self, key: Key) -> Cow<'static, str> {
        self.format(key, None)
    }

    /// A text with values: `words.with(t::COMMON_PAGE_NUMBER, &[("number", 3_i64.into())])`.
    pub fn with(self, key: Key, values: &[(&str, Arg<'_>)]) -> String {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            let value = match value {
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Text(text) => FluentValue::from(text.as_ref()),
            };
            args.set(*name, value);
        }
        self.format(key, Some(&args)).into_owned()
    }

    fn format(self, key: Key, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
        let Some(pattern) = self.bundle.get_message(key.0).and_then(|message| message.value()) else {
            report_once(self.lang, key, "missing");
            return Cow::Borrowed(key.0);
        };
        let mut faults = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut faults);
        if !faults.is_empty() {
            report_once(self.lang, key, "a value is missing");
        }
        text
    }
}

fn bundle(lang: Lang, source: &str) -> FluentBundle<FluentResource> {
    let locale = lang.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // The marks that isolate directions would end up in titles, mails and addresses; no language here runs right to left.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        // Texts count things with whole numbers only, so the cut is exact.
        FluentValue::Number(number) => Some(number::grouped(number.value as i64)),
        _ => None,
    }));
    // The build has parsed these sources already: what a damaged one leaves out shows its key.
    let resource = match FluentResource::try_new(source.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    if let Err(faults) = bundle.add_resource(resource) {
        tracing::error!(?faults, lang = lang.tag(), "texts not loaded");
    }
    bundle
}

static REPORTED: LazyLock<Mutex<HashSet<(Lang, Key)>>> = LazyLock::new(Mutex::default);

fn report_once(lang: Lang, key: Key, what: &str) {
    let fresh = REPORTED.lock().is_ok_and(|mut seen| seen.insert((lang, key)));
    if fresh {
        tracing::error!(key = key.0, lang = lang.tag(), what, "text");
    }
}
