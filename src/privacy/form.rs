//! What is typed about a public version, read into types; and the choice of the form that asks a question.

use super::model::{PublicPost, PublicPromise, Version};
use super::reads::{Standing, StandingPromise};
use crate::commitments::model::{REASON_CHARS_MAX, TEXT_CHARS_MAX};
use crate::db::{CommitmentId, PostId};
use crate::error::Error;
use crate::faq::prefill::without_details;
use crate::text::input::{InputError, clean_line, clean_text};
use crate::text::names::Names;
use crate::text::{Lang, lang};
use crate::text::{marks, mask};
use crate::threads::model::{Fault, PostBody, Thread, Title};
use crate::threads::rendering::render_now;
use crate::threads::views::sentences;
use crate::ui::form::FieldErrors;
use crate::ui::words::{Words, t};
use crate::urls;
use crate::web::fields::Fields;
use crate::web::stand;

/// The box of a question that only staff are to read.
pub const PRIVATE: &str = "private";
/// The box by which staff say that what was found is nobody's private detail.
pub const KEEP: &str = "keep";

/// The hidden fields that say what had been found when that was said.
pub const FOUND: &str = "found";

/// What the form does by Enter: nothing is sent to the asker.
pub const LOOK: &str = "look";

/// Whether only staff are to read the question.
///
/// # Errors
/// When something else was sent than the box sends.
pub fn is_private(fields: &Fields) -> Result<bool, Error> {
    match fields.text(PRIVATE) {
        "" => Ok(false),
        "1" => Ok(true),
        _ => Err(Error::BadRequest("the form says who is to read it in words of its own")),
    }
}

/// The field of the text of the post with this number.
pub fn text_of(number: i32) -> String {
    format!("text-{number}")
}

/// The box by which the post with this number is left out.
pub fn out_of(number: i32) -> String {
    format!("out-{number}")
}

/// The field of a promise's text.
pub fn promise_of(id: CommitmentId) -> String {
    format!("promise-{id}")
}

/// The field of why a promise was taken back.
pub fn reason_of(id: CommitmentId) -> String {
    format!("reason-{id}")
}

/// What a public version is made of, as it stands.
#[derive(Debug, Clone)]
pub struct Source {
    /// The question.
    pub thread: Thread,
    /// Its posts.
    pub posts: Vec<Standing>,
    /// The promises below them.
    pub promises: Vec<StandingPromise>,
    /// The tags, which become public with them.
    pub tags: Vec<String>,
    /// Its people, whose names are private details.
    pub names: Names,
}

impl Source {
    /// The fingerprint of it, for the form.
    pub fn stand(&self) -> String {
        let posts = self.posts.iter().map(|post| format!("{}.{}", post.id, post.revision));
        let promises =
            self.promises.iter().map(|one| format!("{}.{}", one.says.commitment, one.says.reason.is_some()));
        let parts: Vec<String> = posts.chain(["/".to_owned()]).chain(promises).collect();
        stand::of(std::iter::once(self.thread.title.as_str()).chain(parts.iter().map(String::as_str)))
    }

    /// With its own addresses shortened: a slug says the title as it was.
    fn without_slug(&self, text: &str) -> String {
        let own = urls::thread_short(self.thread.id);
        let mut short = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(found) = rest.find(&own) {
            let (before, after) = rest.split_at(found + own.len());
            short.push_str(before);
            rest = after.strip_prefix('/').map_or(after, |slug| &slug[end_of_slug(slug)..]);
        }
        short + rest
    }

    /// Whether a post may be left out: not the question itself, nor an accepted or verified answer.
    pub fn may_leave_out(&self, post: &Standing) -> bool {
        post.number > 1 && self.thread.accepted_post_id != Some(post.id) && !post.verified
    }

    /// The public version that is proposed to staff: as far as nothing has changed what was proposed before, else what
    /// stands with its private details masked. Takes milliseconds a post.
    pub fn masked(&self, before: Option<&Version>) -> Version {
        let mask = |text: &str, lang: Lang| self.without_slug(&without_details(text, lang, &self.names));
        let lang = self.thread.language();
        let posts = self.posts.iter().map(|post| {
            let known = before.and_then(|version| {
                version.posts.iter().find(|known| known.post == post.id && known.revision == post.revision)
            });
            let body = || Some(mask(&post.body, post.lang.parse().unwrap_or(lang)));
            let body = known.map_or_else(body, |known| known.body.clone());
            PublicPost { post: post.id, revision: post.revision, body }
        });
        let promises = self.promises.iter().map(|one| {
            let says = &one.says;
            let known = before.and_then(|version| {
                version.promises.iter().find(|known| {
                    known.commitment == says.commitment && known.reason.is_some() == says.reason.is_some()
                })
            });
            let cut = |text: &str, most: usize| mask(text, lang).chars().take(most).collect::<String>();
            known.cloned().unwrap_or_else(|| PublicPromise {
                commitment: says.commitment,
                text: cut(&says.text, TEXT_CHARS_MAX),
                reason: says.reason.as_ref().map(|reason| cut(reason, REASON_CHARS_MAX)),
            })
        });
        let title = before.map_or_else(|| mask(&self.thread.title, lang), |version| version.title.clone());
        Version { title, posts: posts.collect(), promises: promises.collect() }
    }
}

/// Where the last part of an address that stands in a text ends.
fn end_of_slug(text: &str) -> usize {
    text.find(|c: char| c.is_whitespace() || "/?#()[]<>\"'`".contains(c)).unwrap_or(text.len())
}

/// What stands in the form, and what is wrong with it.
#[derive(Debug, Clone)]
pub struct Typed {
    /// The title.
    pub title: String,
    /// Each post's text and whether it is left out.
    pub posts: Vec<(PostId, String, bool)>,
    /// Each promise's text and why it was taken back.
    pub promises: Vec<(CommitmentId, String, Option<String>)>,
    /// Private details that are still in it.
    pub found: Vec<String>,
    /// Whether staff say that these are nobody's.
    pub keep: bool,
    /// Whether it is only looked at so far.
    pub looked: bool,
    /// What is wrong.
    pub errors: FieldErrors,
}

impl Typed {
    /// A version to begin with. What is left out begins with its masked text, should it be wanted after all.
    pub fn beginning(version: &Version, masked: &Version) -> Self {
        let posts = version.posts.iter().zip(&masked.posts).map(|(post, fresh)| {
            let text = post.body.as_ref().or(fresh.body.as_ref()).cloned().unwrap_or_default();
            (post.post, text, post.body.is_none())
        });
        let promises =
            version.promises.iter().map(|one| (one.commitment, one.text.clone(), one.reason.clone()));
        Self {
            title: version.title.clone(),
            posts: posts.collect(),
            promises: promises.collect(),
            found: Vec::new(),
            keep: false,
            looked: false,
            errors: FieldErrors::new(),
        }
    }

    /// What was sent; a post that the form did not have begins with its masked text.
    pub fn sent(
        fields: &Fields,
        (source, masked): (&Source, &Version),
        errors: FieldErrors,
        found: Vec<String>,
    ) -> Self {
        let value = |name: &str, otherwise: &str| {
            if fields.has(name) { fields.text(name).to_owned() } else { otherwise.to_owned() }
        };
        let posts = source.posts.iter().zip(&masked.posts).map(|(post, masked)| {
            let text = value(&text_of(post.number), masked.body.as_deref().unwrap_or_default());
            (post.id, text, fields.has(&out_of(post.number)))
        });
        let promises = masked.promises.iter().map(|one| {
            let reason = one.reason.as_ref().map(|reason| value(&reason_of(one.commitment), reason));
            (one.commitment, value(&promise_of(one.commitment), &one.text), reason)
        });
        Self {
            title: value("title", &masked.title),
            posts: posts.collect(),
            promises: promises.collect(),
            keep: fields.has(KEEP) && may_keep(fields, &found),
            found,
            looked: fields.text("do") == LOOK,
            errors,
        }
    }
}

/// Reads a public version. Takes milliseconds a post.
///
/// # Errors
/// What is wrong with each field, and the private details that are still in it.
pub fn version(
    words: Words,
    fields: &Fields,
    source: &Source,
) -> Result<Version, (FieldErrors, Vec<String>)> {
    let mut errors = FieldErrors::new();
    let title = Title::parse(fields.text("title"))
        .map_err(|fault| errors.add("title", sentences::title(words, fault)))
        .map_or(String::new(), |title| title.0);
    let mut posts: Vec<PublicPost> =
        source.posts.iter().map(|post| post_of(words, fields, (source, post), &mut errors)).collect();
    let mut promises: Vec<PublicPromise> =
        source.promises.iter().map(|one| promise_in(words, fields, &one.says, &mut errors)).collect();
    // As they come from the database, so that the same one again is known.
    posts.sort();
    promises.sort();
    for one in &promises {
        let says =
            [(promise_of(one.commitment), Some(&one.text)), (reason_of(one.commitment), one.reason.as_ref())];
        for (name, text) in says {
            if text.is_some_and(|text| source.without_slug(text) != *text) {
                errors.add(name, words.text(t::PRIVACY_ERROR_SLUG));
            }
        }
    }
    let version = Version { title, posts, promises };
    let found = details(&version, source);
    if !matches!(fields.text(KEEP), "" | "1") {
        errors.add(KEEP, words.text(t::PRIVACY_ERROR_CHOICE));
    } else if !may_keep(fields, &found) {
        errors.add(KEEP, words.text(t::PRIVACY_ERROR_DETAILS));
    }
    if errors.is_empty() { Ok(version) } else { Err((errors, found)) }
}

/// Whether all that was found is said to be nobody's: what was put in since then is another matter.
fn may_keep(fields: &Fields, found: &[String]) -> bool {
    let said = |detail: &String| fields.has(KEEP) && fields.all(FOUND).any(|known| known == detail);
    found.iter().all(said)
}

fn post_of(
    words: Words,
    fields: &Fields,
    (source, post): (&Source, &Standing),
    errors: &mut FieldErrors,
) -> PublicPost {
    let (text, out) = (text_of(post.number), out_of(post.number));
    let body = match fields.text(&out) {
        "1" if source.may_leave_out(post) => None,
        "" => match PostBody::parse(fields.text(&text)) {
            Ok(body) => {
                if source.without_slug(&body.0) != body.0 {
                    errors.add(text, words.text(t::PRIVACY_ERROR_SLUG));
                }
                Some(body.0)
            }
            Err(fault) => {
                errors.add(text, sentences::body(words, fault));
                None
            }
        },
        _ => {
            errors.add(out, words.text(t::PRIVACY_ERROR_LEAVE_OUT));
            None
        }
    };
    PublicPost { post: post.id, revision: post.revision, body }
}

fn promise_in(
    words: Words,
    fields: &Fields,
    stands: &PublicPromise,
    errors: &mut FieldErrors,
) -> PublicPromise {
    let mut read = |name: String, parsed: Result<String, InputError>| match parsed {
        Ok(text) => text,
        Err(fault) => {
            errors.add(name, sentences::reason(words, Fault::from(fault)));
            String::new()
        }
    };
    let (text, reason) = (promise_of(stands.commitment), reason_of(stands.commitment));
    let said = clean_line(fields.text(&text), TEXT_CHARS_MAX);
    let why = stands.reason.as_ref().map(|_| clean_text(fields.text(&reason), REASON_CHARS_MAX));
    PublicPromise {
        commitment: stands.commitment,
        text: read(text, said),
        reason: why.map(|why| read(reason, why)),
    }
}

/// Private details that are still in what would be public.
fn details(version: &Version, source: &Source) -> Vec<String> {
    let promised = version.promises.iter().flat_map(|one| [Some(&one.text), one.reason.as_ref()]);
    let bodies = version.posts.iter().map(|post| post.body.as_ref());
    let texts = std::iter::once(Some(&version.title)).chain(bodies).chain(promised).flatten();
    let texts = texts.chain(&source.tags);
    let mut found: Vec<String> = Vec::new();
    for text in texts {
        let lang = lang::detect(text, source.thread.language());
        // As it is masked: a number half in bold is one to whoever reads it.
        let seen = marks::visible(&render_now(text, lang).html);
        found
            .extend(mask::find_in_markdown(text, &seen, &source.names).into_iter().map(|detail| detail.text));
    }
    found.sort();
    found.dedup();
    found
}
