//! The two streams of `tokens` as tokenizers of the index.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::tokens;

/// The name the word stream is registered under in the index.
pub const WORDS: &str = "words";

/// The name the n-gram stream is registered under in the index.
pub const GRAMS: &str = "grams";

/// Words: see [`tokens::tokens`].
#[derive(Debug, Clone, Copy, Default)]
pub struct WordTokenizer;

/// N-grams: see [`tokens::ngrams`].
#[derive(Debug, Clone, Copy, Default)]
pub struct GramTokenizer;

/// A list of tokens, handed out one after the other.
pub struct ListStream {
    tokens: std::vec::IntoIter<tokens::Token>,
    current: Token,
}

impl Tokenizer for WordTokenizer {
    type TokenStream<'a> = ListStream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> ListStream {
        ListStream::new(tokens::tokens(text))
    }
}

impl Tokenizer for GramTokenizer {
    type TokenStream<'a> = ListStream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> ListStream {
        ListStream::new(tokens::ngrams(text))
    }
}

impl ListStream {
    fn new(tokens: Vec<tokens::Token>) -> Self {
        ListStream { tokens: tokens.into_iter(), current: Token::default() }
    }
}

impl TokenStream for ListStream {
    fn advance(&mut self) -> bool {
        let Some(next) = self.tokens.next() else { return false };
        self.current.offset_from = next.start;
        self.current.offset_to = next.end;
        self.current.text = next.text;
        self.current.position = self.current.position.wrapping_add(1);
        true
    }

    fn token(&self) -> &Token {
        &self.current
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.current
    }
}
