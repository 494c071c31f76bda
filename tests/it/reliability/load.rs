//! People who post without a pause, and remember what was acknowledged.

use std::io::Cursor;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use reqwest::header::{COOKIE, HeaderMap, HeaderValue, ORIGIN};
use reqwest::{Client, Response};

use super::site::PATIENCE;

/// One in so many posts is a question.
const QUESTION_EVERY: u32 = 5;
/// One in so many is a reply with a picture.
const PICTURE_EVERY: u32 = 7;
/// A cut connection is answered by trying again after this.
const AGAIN_AFTER: Duration = Duration::from_millis(20);

/// What one person did.
#[derive(Default)]
pub(crate) struct Done {
    /// Texts that were acknowledged, each sent under one key.
    pub(crate) posts: Vec<String>,
    /// Addresses of pictures that were acknowledged.
    pub(crate) pictures: Vec<String>,
    /// For each acknowledgement when its last try began and when the answer came.
    pub(crate) times: Vec<(Instant, Instant)>,
    /// Tries that ended without an answer.
    pub(crate) cut: u32,
    /// Tries that were answered with 503.
    pub(crate) refused: u32,
    /// Acknowledgements of a post that an earlier, unanswered try had stored.
    pub(crate) found_stored: u32,
    /// Any other answer.
    pub(crate) faults: Vec<String>,
}

/// What all people share.
#[derive(Default)]
pub(crate) struct Shared {
    /// They may stop.
    pub(crate) stop: AtomicBool,
    /// Acknowledgements so far.
    pub(crate) acknowledged: AtomicU64,
}

/// A person with a browser.
pub(crate) struct Writer {
    client: Client,
    base: String,
    name: String,
    thread: Option<String>,
    shared: Arc<Shared>,
    done: Done,
}

impl Writer {
    pub(crate) fn new(base: &str, name: &str, session: &str, shared: Arc<Shared>) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(ORIGIN, HeaderValue::from_str(base).unwrap());
        headers.insert(COOKIE, HeaderValue::from_str(&format!("askwell_session={session}")).unwrap());
        let client = Client::builder()
            .default_headers(headers)
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(20))
            .build()
            .unwrap();
        let (base, name) = (base.to_owned(), name.to_owned());
        Self { client, base, name, thread: None, shared, done: Done::default() }
    }

    /// Posts until all stop; what was begun is brought to its end.
    pub(crate) async fn write(mut self) -> Done {
        let mut number = 0;
        while !self.shared.stop.load(Ordering::Relaxed) && self.done.faults.is_empty() {
            number += 1;
            if number % QUESTION_EVERY == 1 {
                self.ask(number).await;
            } else {
                self.reply(number).await;
            }
        }
        self.done
    }

    async fn ask(&mut self, number: u32) {
        let (title, text) = (format!("Lamp {number} of {} blinks", self.name), text(&self.name, number));
        let key = fresh_key();
        let form = [("title", &*title), ("board", "lamps"), ("body", &text), ("shown", "1"), ("key", &key)];
        if let Some(address) = self.post("/ask", &form).await {
            self.thread = address.split('/').nth(2).map(str::to_owned);
            self.done.posts.push(text);
        }
    }

    async fn reply(&mut self, number: u32) {
        let Some(thread) = self.thread.clone() else { return };
        let mut text = text(&self.name, number);
        if number.is_multiple_of(PICTURE_EVERY)
            && let Some(picture) = self.upload(number).await
        {
            text = format!("{text} ![lamp]({picture})");
            self.done.pictures.push(picture);
        }
        let key = fresh_key();
        let form = [("body", &*text), ("key", &key)];
        if self.post(&format!("/t/{thread}/posts"), &form).await.is_some() {
            self.done.posts.push(text);
        }
    }

    /// Sends a form until it is acknowledged; gives where the answer leads.
    async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Option<String> {
        let request = |client: &Client, base: &str| client.post(format!("{base}{path}")).form(form);
        let (answer, tries) = self.persist(path, 303, request).await?;
        let header = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok());
        // The twin of a stored post brings no message of its own.
        if tries > 1 && header("set-cookie").is_none() {
            self.done.found_stored += 1;
        }
        header("location").map(str::to_owned)
    }

    async fn upload(&mut self, number: u32) -> Option<String> {
        let picture = picture(&self.name, number);
        let request = |client: &Client, base: &str| {
            let part = reqwest::multipart::Part::bytes(picture.clone()).file_name("lamp.png");
            let form = reqwest::multipart::Form::new().part("file", part);
            client.post(format!("{base}/uploads")).header("x-requested-with", "askwell").multipart(form)
        };
        let (answer, _) = self.persist("/uploads", 200, request).await?;
        let markdown = answer.json::<serde_json::Value>().await.ok()?["markdown"].as_str()?.to_owned();
        Some(markdown.split_once("](")?.1.trim_end_matches(')').to_owned())
    }

    /// Tries until the wished status comes; `None` after an answer that may never be given.
    async fn persist(
        &mut self,
        what: &str,
        wished: u16,
        request: impl Fn(&Client, &str) -> reqwest::RequestBuilder,
    ) -> Option<(Response, u32)> {
        let first = Instant::now();
        for tries in 1.. {
            let begun = Instant::now();
            match request(&self.client, &self.base).send().await {
                Ok(answer) if answer.status() == wished => {
                    self.done.times.push((begun, Instant::now()));
                    self.shared.acknowledged.fetch_add(1, Ordering::Relaxed);
                    return Some((answer, tries));
                }
                Ok(answer) if answer.status() == 503 => self.done.refused += 1,
                Ok(answer) => {
                    let (status, body) = (answer.status(), answer.text().await.unwrap_or_default());
                    self.done.faults.push(format!("{what} answered {status}: {body}"));
                    return None;
                }
                Err(_) => self.done.cut += 1,
            }
            if first.elapsed() > PATIENCE {
                self.done.faults.push(format!("{what} was not taken for {PATIENCE:?}"));
                return None;
            }
            tokio::time::sleep(AGAIN_AFTER).await;
        }
        None
    }
}

/// A text that nobody else writes, long enough to be torn.
fn text(name: &str, number: u32) -> String {
    let words: Vec<String> = (0..60).map(|word| format!("{name}{number}w{word}")).collect();
    format!("{}.", words.join(" "))
}

fn fresh_key() -> String {
    format!("{:032x}", rand::random::<u128>())
}

fn picture(name: &str, number: u32) -> Vec<u8> {
    let colour = [name.len() as u8, name.bytes().last().unwrap_or(0), (number % 251) as u8];
    let mut bytes = Vec::new();
    image::RgbImage::from_pixel(32 + number / 251, 24, image::Rgb(colour))
        .write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png)
        .unwrap();
    bytes
}
