//! [`Html`]: text of people that may stand on a page as it is.

/// Sanitised HTML. Only `text` makes it from a source, so a value of this type was sanitised on every path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Html(String);

impl Html {
    /// HTML read back from our own column, where only a rendered `Html` was ever written. Only queries use this.
    pub fn from_stored(html: String) -> Self {
        Html(html)
    }

    /// Wraps what the sanitiser gave.
    pub(super) fn sanitised(html: String) -> Self {
        Html(html)
    }

    /// The HTML, for storing it or for a mail.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same for a mail: links and pictures of ours by their whole address. The sanitiser writes attributes in this
    /// form only, and text never holds a bare quote.
    #[must_use]
    pub fn outside(&self, base_url: &str) -> Self {
        let whole = self.0.replace("href=\"/", &format!("href=\"{base_url}/"));
        Html(whole.replace("src=\"/", &format!("src=\"{base_url}/")))
    }

    /// Takes the HTML out, for storing it.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl maud::Render for Html {
    fn render_to(&self, buffer: &mut String) {
        buffer.push_str(&self.0);
    }
}

/// Appends `text` so that it stands as itself in HTML text and in a quoted attribute.
pub(super) fn escape_into(text: &str, buffer: &mut String) {
    for c in text.chars() {
        match c {
            '&' => buffer.push_str("&amp;"),
            '<' => buffer.push_str("&lt;"),
            '>' => buffer.push_str("&gt;"),
            '"' => buffer.push_str("&quot;"),
            '\'' => buffer.push_str("&#39;"),
            c => buffer.push(c),
        }
    }
}
