//! An answer read as a document.

use scraper::{Html, Selector};

/// What a browser got.
pub(crate) struct Page {
    pub(crate) status: u16,
    /// Path and query it ended at, after redirects.
    pub(crate) path: String,
    pub(crate) headers: reqwest::header::HeaderMap,
    pub(crate) body: String,
}

impl Page {
    pub(crate) async fn read(response: reqwest::Response) -> Self {
        let status = response.status().as_u16();
        let url = response.url().clone();
        let path =
            url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
        let headers = response.headers().clone();
        Self { status, path, headers, body: response.text().await.unwrap() }
    }

    /// The text of the whole page, blanks folded.
    pub(crate) fn text(&self) -> String {
        self.text_of("body")
    }

    /// The text of everything the selector finds, blanks folded.
    pub(crate) fn text_of(&self, selector: &str) -> String {
        let document = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).unwrap();
        let words: Vec<&str> = document.select(&selector).flat_map(|found| found.text()).collect();
        words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// How many the selector finds.
    pub(crate) fn count(&self, selector: &str) -> usize {
        Html::parse_document(&self.body).select(&Selector::parse(selector).unwrap()).count()
    }

    /// An attribute of the first found.
    pub(crate) fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let document = Html::parse_document(&self.body);
        let found = document.select(&Selector::parse(selector).unwrap()).next()?;
        found.value().attr(name).map(str::to_owned)
    }

    /// Whether the page says this, anywhere a person reads.
    pub(crate) fn says(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// The page was found and is well.
    #[track_caller]
    pub(crate) fn ok(self) -> Self {
        assert_eq!(self.status, 200, "{} answered {}: {}", self.path, self.status, self.text());
        let errors = Html::parse_document(&self.body).errors;
        let torn = errors.iter().any(|error| error.contains("No <p> tag to close"));
        assert!(!torn, "{}: a paragraph holds what ends it, such as a form: {errors:?}", self.path);
        self
    }

    /// The page says this.
    #[track_caller]
    pub(crate) fn saying(self, text: &str) -> Self {
        assert!(self.says(text), "{} ({}) does not say “{text}”: {}", self.path, self.status, self.text());
        self
    }

    /// Whether a person, or the script for one, is told something.
    pub(crate) fn says_something(&self) -> bool {
        match self.headers.get("content-type").and_then(|kind| kind.to_str().ok()) {
            Some(kind) if kind.starts_with("text/html") => !self.text_of("main h1").is_empty(),
            Some(kind) if kind.starts_with("application/json") => self.body.contains("\"error\""),
            _ => false,
        }
    }

    /// Statements the answer took, as bench mode tells.
    pub(crate) fn statements(&self) -> u32 {
        self.headers
            .get("x-statements")
            .and_then(|n| n.to_str().ok())
            .and_then(|n| n.parse().ok())
            .unwrap_or(0)
    }
}
