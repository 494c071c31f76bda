//! The index of one node: a tantivy folder, one writer, and the event position it contains.

use std::path::Path;
use std::sync::{Arc, Mutex};

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term};
use tokio::sync::Semaphore;

use super::model::{Document, Subject};
use super::similar::Memory;
use crate::text::analyzer::{NGRAMS, Ngrams, WORDS, Words};

/// Raised when fields or tokens change: the index is then built anew.
const VERSION: &str = "v2";
/// Memory of the writer, in bytes.
const WRITER_BYTES: usize = 48 * 1024 * 1024;

/// The index could not be opened, written or read.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The index library failed.
    #[error("search index: {0}")]
    Tantivy(#[from] tantivy::TantivyError),
    /// The folder cannot be made or emptied.
    #[error("folder of the search index: {0}")]
    Folder(#[from] std::io::Error),
    /// A writer before this one failed half-way; the node must start anew.
    #[error("the search index was left half written")]
    Poisoned,
}

/// The fields of a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    pub(super) key: Field,
    pub(super) audience: Field,
    pub(super) board: Field,
    pub(super) lang: Field,
    pub(super) answered: Field,
    pub(super) title_words: Field,
    pub(super) text_words: Field,
    pub(super) ngrams: Field,
}

/// The search index of this node. Every call but [`SearchIndex::suggest`] and [`SearchIndex::similar`] blocks on files: use it outside the async
/// threads.
pub struct SearchIndex {
    pub(super) reader: IndexReader,
    pub(super) fields: Fields,
    /// Searches under way beside the async threads.
    pub(super) searching: Arc<Semaphore>,
    pub(super) memory: Memory,
    index: Index,
    writer: Mutex<IndexWriter>,
}

impl SearchIndex {
    /// Opens the index in the data directory. A missing, broken or outdated one becomes an empty one without a
    /// position.
    pub fn open(data_dir: &Path) -> Result<Self, IndexError> {
        let folder = data_dir.join("index").join(VERSION);
        std::fs::create_dir_all(&folder)?;
        match Index::open_in_dir(&folder) {
            Ok(index) if index.schema() == schema().0 => match Self::new(index) {
                Ok(opened) => return Ok(opened),
                // Another process writes here: its index is not ours to remove.
                Err(IndexError::Tantivy(e @ tantivy::TantivyError::LockFailure(..))) => return Err(e.into()),
                Err(error) => tracing::warn!(%error, "the search index is broken and is built anew"),
            },
            Ok(_) => tracing::info!("the search index has other fields and is built anew"),
            Err(error) => tracing::info!(%error, "no search index yet"),
        }
        std::fs::remove_dir_all(&folder)?;
        std::fs::create_dir_all(&folder)?;
        Self::new(Index::create_in_dir(&folder, schema().0)?)
    }

    /// An empty index in memory.
    pub fn in_ram() -> Result<Self, IndexError> {
        Self::new(Index::create_in_ram(schema().0))
    }

    fn new(index: Index) -> Result<Self, IndexError> {
        index.tokenizers().register(WORDS, Words);
        index.tokenizers().register(NGRAMS, Ngrams);
        let writer = Mutex::new(index.writer_with_num_threads(1, WRITER_BYTES)?);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let searching = Arc::new(Semaphore::new(searches_at_once()));
        Ok(Self { reader, fields: schema().1, searching, memory: Memory::new(), index, writer })
    }

    /// The event position that the index contains; `None`: it was never filled.
    pub fn position(&self) -> Option<i64> {
        self.index.load_metas().ok()?.payload?.parse().ok()
    }

    /// Takes documents in, in the place of older ones about the same subjects. Visible after [`Self::commit`].
    pub fn put(&self, documents: &[Document]) -> Result<(), IndexError> {
        let writer = self.writer.lock().map_err(|_| IndexError::Poisoned)?;
        self.memory.touched(documents.iter().map(|document| document.subject));
        for document in documents {
            writer.delete_term(Term::from_field_u64(self.fields.key, document.subject.key()));
            writer.add_document(self.row(document))?;
        }
        Ok(())
    }

    /// Takes documents out. Visible after [`Self::commit`].
    pub fn remove(&self, subjects: &[Subject]) -> Result<(), IndexError> {
        let writer = self.writer.lock().map_err(|_| IndexError::Poisoned)?;
        self.memory.touched(subjects.iter().copied());
        for subject in subjects {
            writer.delete_term(Term::from_field_u64(self.fields.key, subject.key()));
        }
        Ok(())
    }

    /// Takes everything out. Visible after [`Self::commit`].
    pub fn clear(&self) -> Result<(), IndexError> {
        let writer = self.writer.lock().map_err(|_| IndexError::Poisoned)?;
        writer.delete_all_documents()?;
        self.memory.outdate();
        Ok(())
    }

    /// Makes what was put and removed visible and durable, with the event position it contains.
    pub fn commit(&self, position: i64) -> Result<(), IndexError> {
        let mut writer = self.writer.lock().map_err(|_| IndexError::Poisoned)?;
        let mut prepared = writer.prepare_commit()?;
        prepared.set_payload(&position.to_string());
        prepared.commit()?;
        self.reader.reload()?;
        self.memory.forget_outdated();
        Ok(())
    }

    /// Documents that can be found.
    pub fn len(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Whether nothing can be found.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn row(&self, document: &Document) -> TantivyDocument {
        let fields = &self.fields;
        let mut row = TantivyDocument::default();
        row.add_u64(fields.key, document.subject.key());
        row.add_i64(fields.audience, document.audience.0);
        if let Some(board) = document.board {
            row.add_i64(fields.board, board.0);
        }
        row.add_text(fields.lang, document.lang.tag());
        row.add_bool(fields.answered, document.answered);
        for wording in std::iter::once(&document.title).chain(&document.wordings) {
            row.add_text(fields.title_words, wording);
            row.add_text(fields.ngrams, wording);
        }
        row.add_text(fields.text_words, &document.text);
        row.add_text(fields.ngrams, &document.text);
        row
    }
}

/// Half of the processors: whatever is searched for, pages keep the other half.
fn searches_at_once() -> usize {
    std::thread::available_parallelism().map_or(1, |all| (all.get() / 2).max(1))
}

fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let text = |tokenizer| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(tokenizer)
            .set_index_option(IndexRecordOption::WithFreqs)
            .set_fieldnorms(true);
        TextOptions::default().set_indexing_options(indexing)
    };
    let fields = Fields {
        key: builder.add_u64_field("key", INDEXED | FAST),
        audience: builder.add_i64_field("audience", INDEXED),
        board: builder.add_i64_field("board", INDEXED | FAST),
        lang: builder.add_text_field("lang", STRING),
        answered: builder.add_bool_field("answered", INDEXED | FAST),
        title_words: builder.add_text_field("title_words", text(WORDS)),
        text_words: builder.add_text_field("text_words", text(WORDS)),
        ngrams: builder.add_text_field("ngrams", text(NGRAMS)),
    };
    (builder.build(), fields)
}
