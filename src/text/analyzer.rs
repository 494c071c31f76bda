//! The token streams as tantivy takes them.

use tantivy::tokenizer::{Token as Indexed, TokenStream, Tokenizer};

use super::tokens::{self, Token};

/// The name under which [`Words`] is registered.
pub const WORDS: &str = "askwell_words";
/// The name under which [`Ngrams`] is registered.
pub const NGRAMS: &str = "askwell_ngrams";

/// [`tokens::words`] for an index.
#[derive(Debug, Clone, Copy, Default)]
pub struct Words;

/// [`tokens::ngrams`] for an index.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ngrams;

impl Tokenizer for Words {
    type TokenStream<'a> = Stream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream {
        Stream::new(tokens::words(text))
    }
}

impl Tokenizer for Ngrams {
    type TokenStream<'a> = Stream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream {
        Stream::new(tokens::ngrams(text))
    }
}

/// Tokens one after the other.
pub struct Stream {
    rest: std::vec::IntoIter<Token>,
    current: Indexed,
}

impl Stream {
    fn new(tokens: Vec<Token>) -> Self {
        Self { rest: tokens.into_iter(), current: Indexed::default() }
    }
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        let Some(token) = self.rest.next() else { return false };
        self.current = Indexed {
            offset_from: token.range.start,
            offset_to: token.range.end,
            position: self.current.position.wrapping_add(1),
            text: token.text,
            position_length: 1,
        };
        true
    }

    fn token(&self) -> &Indexed {
        &self.current
    }

    fn token_mut(&mut self) -> &mut Indexed {
        &mut self.current
    }
}
