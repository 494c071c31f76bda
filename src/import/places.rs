//! The boards of a source: those of the same name here, else new ones.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::queries::{self, NewBoard, Place};
use crate::boards::model::{USUAL_ANSWER_MINUTES, USUAL_OUTCOME_MINUTES};
use crate::db::Conn;
use crate::events::{self, Happened, Kind};
use crate::text::{input, slug};
use crate::viewer::Rule;

/// Characters of a board's name.
const NAME_CHARS_MAX: usize = 60;
/// Characters of a board's part of the address.
const SLUG_CHARS_MAX: usize = 56;

/// Where threads of a source go.
#[derive(Debug)]
pub struct Places {
    default_name: String,
    known: HashMap<String, Place>,
    made: u64,
}

impl Places {
    /// Threads without a board go to the one of this name.
    pub fn new(default_name: &str) -> Self {
        Self { default_name: default_name.to_owned(), known: HashMap::new(), made: 0 }
    }

    /// Boards made so far.
    pub fn made(&self) -> u64 {
        self.made
    }

    /// What was learnt in a transaction that was taken back is no longer true.
    pub fn forget(&mut self, made_before: u64) {
        self.known.clear();
        self.made = made_before;
    }

    /// The board of that name; made when missing.
    pub async fn place(
        &mut self,
        conn: &mut Conn,
        name: Option<&str>,
        now: DateTime<Utc>,
    ) -> diesel::QueryResult<Place> {
        let name =
            name.map(str::trim).filter(|name| !name.is_empty()).unwrap_or(&self.default_name).to_owned();
        if let Some(place) = self.known.get(&name) {
            return Ok(*place);
        }
        let shown = input::clean_line(&name, NAME_CHARS_MAX).unwrap_or_else(|_| board_slug(&name));
        let place = match queries::find_board(conn, &shown).await? {
            Some(place) => place,
            None => self.make(conn, &shown, now).await?,
        };
        self.known.insert(name, place);
        Ok(place)
    }

    async fn make(&mut self, conn: &mut Conn, name: &str, now: DateTime<Utc>) -> diesel::QueryResult<Place> {
        let new = NewBoard {
            slug: &free_slug(conn, &board_slug(name)).await?,
            parent: None,
            position: queries::next_position(conn).await?,
            icon: "chat",
            rule: Rule::Public,
            answer_minutes: USUAL_ANSWER_MINUTES,
            outcome_minutes: USUAL_OUTCOME_MINUTES,
            at: now,
        };
        let place = queries::insert_board(conn, &new).await?;
        for lang in crate::text::Lang::ALL {
            queries::insert_board_text(conn, place.board, lang.tag(), (name, "", "")).await?;
        }
        events::append(conn, Happened::new(Kind::BoardChanged).board(place.board), now).await?;
        self.made += 1;
        Ok(place)
    }
}

/// The address, with a number where another board has it: "C" and "C++" look alike there.
async fn free_slug(conn: &mut Conn, slug: &str) -> diesel::QueryResult<String> {
    let mut free = slug.to_owned();
    let mut number = 1;
    while queries::is_slug_taken(conn, &free).await? {
        number += 1;
        free = format!("{slug}-{number}");
    }
    Ok(free)
}

/// An address of small Latin letters and figures; `imported` for names in other scripts.
fn board_slug(name: &str) -> String {
    let latin: String = slug::slug(name).chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let words: Vec<&str> = latin.split('-').filter(|word| !word.is_empty()).collect();
    let slug: String = words.join("-").chars().take(SLUG_CHARS_MAX).collect();
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "imported".to_owned() } else { slug.to_owned() }
}
