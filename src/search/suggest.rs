//! Similar articles and threads for what is being typed: two rankings, by words and by n-grams, added up.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::index::SearchIndex;
use super::model::{Hit, Subject};
use crate::db::AudienceId;
use crate::text::tokens::{self, Token};

/// Characters of a question that are looked at.
const QUERY_CHARS: usize = 200;
/// Fewer letters or digits say nothing yet.
const LEAST_LETTERS: usize = 3;
/// Fewer Chinese characters say nothing yet.
const LEAST_HAN: usize = 2;
/// Candidates taken from each ranking.
const CANDIDATES: usize = 100;
/// What a word in the text counts beside one in the title.
const TEXT_WEIGHT: f32 = 0.3;
/// The least share of the question's n-grams, weighed by rarity, that a suggestion contains.
const BAR: f32 = 0.04;
/// The least share of the best hit's score that a result of a search has.
const NEAR: f32 = 0.4;
/// The most that one n-gram adds to a BM25 score, beside its rarity: k1 + 1.
const BM25_CEILING: f32 = 2.2;

/// Which documents are looked at.
#[derive(Debug, Clone, Copy)]
enum Holding {
    Anything,
    AnAnswer,
    NoAnswer,
}

impl SearchIndex {
    /// Articles and threads similar to a question, best first, only such that one of the audiences may read. Empty
    /// when nothing is similar enough, or too little was typed; no input makes it fail. Searches beside the async threads.
    pub async fn suggest(
        self: &Arc<Self>,
        query: &str,
        audiences: Vec<AudienceId>,
        limit: usize,
    ) -> Vec<Hit> {
        self.suggestions(query, audiences, limit).await.unwrap_or_default()
    }

    /// The same; `None` when it failed, which is logged.
    pub(super) async fn suggestions(
        self: &Arc<Self>,
        query: &str,
        audiences: Vec<AudienceId>,
        limit: usize,
    ) -> Option<Vec<Hit>> {
        let query = beginning(query);
        self.beside(move |index| index.found(&query, &audiences, Holding::Anything, limit)).await?
    }

    /// What a search finds: up to `limit` articles and threads that hold an answer, best first, then up to as many
    /// questions that wait for one. Apart, so that many alike that wait never hide the one that is answered.
    pub async fn search(self: &Arc<Self>, query: &str, audiences: Vec<AudienceId>, limit: usize) -> Vec<Hit> {
        let query = beginning(query);
        let both = move |index: &Self| {
            let found = |holding| index.found(&query, &audiences, holding, limit).unwrap_or_default();
            [Holding::AnAnswer, Holding::NoAnswer].map(|holding| near_the_best(found(holding))).concat()
        };
        self.beside(both).await.unwrap_or_default()
    }

    /// Searches outside the async threads, a few at once.
    async fn beside<T: Send + 'static>(
        self: &Arc<Self>,
        search: impl FnOnce(&Self) -> T + Send + 'static,
    ) -> Option<T> {
        let turn = self.searching.clone().acquire_owned().await.ok()?;
        let index = self.clone();
        let search = move || {
            let found = search(&index);
            drop(turn);
            found
        };
        let failed = |error| tracing::warn!(%error, "a suggestion failed");
        tokio::task::spawn_blocking(search).await.map_err(failed).ok()
    }

    /// The same in the calling thread.
    pub fn suggest_now(&self, query: &str, audiences: &[AudienceId], limit: usize) -> Vec<Hit> {
        self.found(query, audiences, Holding::Anything, limit).unwrap_or_default()
    }

    fn found(
        &self,
        query: &str,
        audiences: &[AudienceId],
        holding: Holding,
        limit: usize,
    ) -> Option<Vec<Hit>> {
        let query = beginning(query);
        if audiences.is_empty() || limit == 0 || !tokens::says_something(&query) {
            return Some(Vec::new());
        }
        let failed = |error| tracing::warn!(%error, "a suggestion failed");
        self.ranked(&query, &self.readable(audiences, holding), limit).map_err(failed).ok()
    }

    fn ranked(&self, query: &str, readable: &dyn Query, limit: usize) -> tantivy::Result<Vec<Hit>> {
        let searcher = self.reader.searcher();
        let words = texts(tokens::words(query));
        let grams = texts(tokens::ngrams(query));
        let by_words =
            union(&[(self.fields.title_words, 1.0), (self.fields.text_words, TEXT_WEIGHT)], &words);
        let by_grams = union(&[(self.fields.ngrams, 1.0)], &grams);
        let words_found = self.top(&searcher, by_words, readable)?;
        let grams_found = self.top(&searcher, by_grams, readable)?;
        let bar = BAR * self.ceiling(&searcher, &grams)?;
        let best = |found: &BTreeMap<u64, f32>| found.values().copied().fold(f32::MIN_POSITIVE, f32::max);
        let (best_words, best_grams) = (best(&words_found), best(&grams_found));
        let mut hits: Vec<Hit> = grams_found
            .iter()
            .filter(|(_, grams)| **grams >= bar)
            .map(|(key, grams)| {
                let words = words_found.get(key).copied().unwrap_or(0.0);
                Hit { subject: Subject::from_key(*key), score: words / best_words + grams / best_grams }
            })
            .collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.subject.cmp(&b.subject)));
        hits.truncate(limit);
        Ok(hits)
    }

    /// The best of one ranking among what is readable, with their scores.
    fn top(
        &self,
        searcher: &Searcher,
        wanted: Box<dyn Query>,
        readable: &dyn Query,
    ) -> tantivy::Result<BTreeMap<u64, f32>> {
        let readable = ConstScoreQuery::new(readable.box_clone(), 0.0);
        let query = BooleanQuery::new(vec![(Occur::Must, Box::new(readable)), (Occur::Must, wanted)]);
        let mut found = BTreeMap::new();
        for (score, address) in searcher.search(&query, &TopDocs::with_limit(CANDIDATES).order_by_score())? {
            let keys = searcher.segment_reader(address.segment_ord).fast_fields().u64("key")?;
            if let Some(key) = keys.first(address.doc_id) {
                found.insert(key, score);
            }
        }
        Ok(found)
    }

    /// What one of the audiences may read and holds what is wanted.
    fn readable(&self, audiences: &[AudienceId], holding: Holding) -> Box<dyn Query> {
        let of_audiences = self.of_audiences(audiences);
        let answered = match holding {
            Holding::Anything => return of_audiences,
            Holding::AnAnswer => true,
            Holding::NoAnswer => false,
        };
        let term = Term::from_field_bool(self.fields.answered, answered);
        let standing: Box<dyn Query> = Box::new(TermQuery::new(term, IndexRecordOption::Basic));
        Box::new(BooleanQuery::intersection(vec![of_audiences, standing]))
    }

    /// A few audiences at most: looking each up is cheaper than an automaton over all.
    fn of_audiences(&self, audiences: &[AudienceId]) -> Box<dyn Query> {
        let term = |audience: &AudienceId| -> Box<dyn Query> {
            let term = Term::from_field_i64(self.fields.audience, audience.0);
            Box::new(TermQuery::new(term, IndexRecordOption::Basic))
        };
        Box::new(BooleanQuery::union(audiences.iter().map(term).collect()))
    }

    /// The score of a document that is nothing but the question: what a score is measured against.
    fn ceiling(&self, searcher: &Searcher, grams: &BTreeSet<String>) -> tantivy::Result<f32> {
        let documents = searcher.num_docs() as f32;
        let mut sum = 0.0;
        for gram in grams {
            let with = searcher.doc_freq(&Term::from_field_text(self.fields.ngrams, gram))? as f32;
            sum += (1.0 + (documents - with).max(0.0) / (with + 0.5)).ln();
        }
        Ok(sum * BM25_CEILING)
    }
}

/// Without the tail of those that only share a word or two with the query.
fn near_the_best(mut hits: Vec<Hit>) -> Vec<Hit> {
    let bar = hits.first().map_or(0.0, |best| best.score * NEAR);
    hits.retain(|hit| hit.score >= bar);
    hits
}

fn beginning(query: &str) -> String {
    query.chars().take(QUERY_CHARS).collect()
}

/// Whether so much was typed that suggestions can mean something. Whoever presses Search is answered for less.
pub fn says_enough(typed: &str) -> bool {
    let folded = tokens::fold(typed);
    let letters = folded.chars().filter(|c| c.is_alphanumeric()).count();
    let han = folded.chars().filter(|c| c.is_alphanumeric() && !c.is_ascii() && c.len_utf8() >= 3).count();
    letters >= LEAST_LETTERS || han >= LEAST_HAN
}

fn texts(tokens: Vec<Token>) -> BTreeSet<String> {
    tokens.into_iter().map(|token| token.text).collect()
}

/// Any of the words in any of the fields: a question is never required to match word for word.
fn union(fields: &[(Field, f32)], words: &BTreeSet<String>) -> Box<dyn Query> {
    let term = |(field, weight): (Field, f32), word: &String| -> Box<dyn Query> {
        let term = TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs);
        Box::new(BoostQuery::new(Box::new(term), weight))
    };
    let terms = fields.iter().flat_map(|field| words.iter().map(|word| term(*field, word)));
    Box::new(BooleanQuery::union(terms.collect()))
}
